package org.malcolmconsole.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML with limits on size and depth, and gives values the meaning that Kubernetes
 * gives them: what is not quoted is a boolean for {@code yes}, {@code on} and the like, a
 * number for {@code 0755} (493) and {@code 1.10} (1.1), and text for a date.
 */
public final class Yaml {

	/** Most bytes of one file: a larger one is no configuration. */
	public static final int MAX_BYTES = 1024 * 1024;

	static final int MAX_DEPTH = 100;

	private Yaml() {
	}

	/**
	 * Reads all documents of a file.
	 * @param file name of the file for errors, as the user knows it
	 * @param content UTF-8 text of at most 1 MiB
	 * @return the documents in their order, empty ones included
	 * @throws YamlException when it is too large, too deep, not UTF-8, not YAML, has a
	 * key twice, or uses tags beyond the plain ones; the line is named
	 */
	public static List<YamlDocument> documents(String file, byte[] content) {
		if (content.length > MAX_BYTES) {
			throw new YamlException(file, 0, "it is larger than 1 MiB, which no configuration needs.");
		}
		String text = text(file, content);
		try {
			return compose(file, text);
		}
		catch (MarkedYAMLException ex) {
			throw new YamlException(file, line(ex), sentence(ex.getProblem()));
		}
		catch (ReaderException ex) {
			throw new YamlException(file, lineAt(text, ex.getPosition()),
					"a character that YAML does not allow (code point %d).".formatted(ex.getCodePoint()));
		}
		catch (YAMLException ex) {
			throw new YamlException(file, 0, "it is nested more than %d levels deep.".formatted(MAX_DEPTH));
		}
	}

	/**
	 * Reads a file of one document that has keys and values.
	 * @throws YamlException also when there is no document, more than one, or no mapping
	 */
	public static Map<String, @Nullable Object> mapping(String file, byte[] content) {
		var documents = documents(file, content);
		if (documents.size() != 1) {
			throw new YamlException(file, 0, "it has to hold one document, not %d.".formatted(documents.size()));
		}
		return documents.get(0).mapping();
	}

	private static List<YamlDocument> compose(String file, String text) {
		var options = new LoaderOptions();
		options.setNestingDepthLimit(MAX_DEPTH);
		options.setCodePointLimit(MAX_BYTES + 1);
		var composer = new Composer(new ParserImpl(new StreamReader(text), options), new PlainTag(), options);
		var documents = new ArrayList<YamlDocument>();
		while (composer.checkNode()) {
			documents.add(document(file, documents.size() + 1, composer.getNode()));
		}
		return List.copyOf(documents);
	}

	private static YamlDocument document(String file, int index, Node node) {
		var reader = new NodeReader(file);
		Object content = reader.read(node);
		return new YamlDocument(file, index, NodeReader.line(node), content, Map.copyOf(reader.lines()));
	}

	private static String text(String file, byte[] content) {
		var decoder = StandardCharsets.UTF_8.newDecoder();
		var bytes = ByteBuffer.wrap(content);
		try {
			String text = decoder.decode(bytes).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new YamlException(file, lineOfByte(content, bytes.position()), "it is not UTF-8 text.");
		}
	}

	private static int lineOfByte(byte[] content, int position) {
		return lineAt(new String(content, 0, position, StandardCharsets.ISO_8859_1), position);
	}

	private static int lineAt(String text, int position) {
		return 1 + (int) text.substring(0, Math.min(position, text.length()))
			.chars()
			.filter((character) -> character == '\n')
			.count();
	}

	private static int line(MarkedYAMLException ex) {
		return (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
	}

	private static String sentence(@Nullable String problem) {
		return (problem != null) ? problem + "." : "it is not YAML.";
	}

}
