package org.malcolmconsole.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes plain text of what people upload or paste: any Unicode encoding, any line ends,
 * indented, in Base64 as a whole, or with {@code \n} written out. Lines keep their
 * numbers where the text had lines.
 */
public final class GivenText {

	private static final Pattern ENDS = Pattern.compile("\r\n?");

	private static final Pattern WRITTEN_OUT = Pattern.compile("(\\\\r)?\\\\n");

	private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*```\\w*[ \\t]*$");

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{4}[A-Za-z0-9+/_\\s-]{28,}[=\\s]*");

	private static final Pattern QUOTED = Pattern.compile("(?s)\\s*([\"'])(.*)\\1\\s*");

	private static final int INDENTABLE = 64;

	private GivenText() {
	}

	/**
	 * The text of a file.
	 * @throws UnreadableText when it is none
	 */
	public static String of(byte[] content) {
		Optional<Nature> nature = Nature.of(content);
		if (nature.isPresent()) {
			throw new UnreadableText("it is " + nature.get().words() + ".");
		}
		return of(Encoding.decode(content));
	}

	/**
	 * The text that was pasted or sent as JSON.
	 */
	public static String of(String given) {
		String text = unwritten(lines(given));
		Optional<String> inside = base64(text);
		return dedent(FENCE.matcher(inside.map(GivenText::lines).orElse(text)).replaceAll(""));
	}

	private static String lines(String text) {
		String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
		return ENDS.matcher(unmarked).replaceAll("\n");
	}

	/** One line with its line ends written out, as JSON and shells show it. */
	private static String unwritten(String text) {
		String line = text.strip();
		if (line.indexOf('\n') >= 0 || !line.contains("\\n")) {
			return text;
		}
		String inner = QUOTED.matcher(line).replaceFirst("$2");
		return WRITTEN_OUT.matcher(inner).replaceAll("\n").replace("\\\"", "\"");
	}

	private static Optional<String> base64(String text) {
		if (!BASE64.matcher(text.strip()).matches()) {
			return Optional.empty();
		}
		try {
			String plain = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
			byte[] bytes = Base64.getDecoder().decode(plain);
			String inside = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return Optional.of(inside).filter((decoded) -> decoded.contains("\n") || decoded.startsWith("{"));
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	/** Takes away the indentation that all lines have, as when copied out of YAML. */
	private static String dedent(String text) {
		int common = text.lines().filter((line) -> !line.isBlank()).mapToInt(GivenText::indentation).min().orElse(0);
		if (common == 0 && text.indexOf('\u00a0') < 0) {
			return text;
		}
		String end = text.endsWith("\n") ? "\n" : "";
		return text.lines().map((line) -> moved(line, common)).collect(Collectors.joining("\n", "", end));
	}

	/** Web pages indent with blanks that don't break, which YAML takes for text. */
	private static String moved(String line, int by) {
		int end = indentation(line);
		String moved = line.substring(0, end).replace('\u00a0', ' ') + line.substring(end);
		return moved.substring(Math.min(by, end));
	}

	private static int indentation(String line) {
		int at = 0;
		while (at < Math.min(line.length(), INDENTABLE) && (" \t\u00a0".indexOf(line.charAt(at)) >= 0)) {
			at++;
		}
		return at;
	}

}
