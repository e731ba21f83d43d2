package org.malcolmconsole.release;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One document of a YAML file, as Kubernetes reads it.
 *
 * @param file name of the file, as the user knows it
 * @param index place in the file, from 1 on
 * @param line line where it begins, from 1 on
 * @param content unmodifiable maps with text keys and lists of text, Boolean, Integer,
 * Long, BigInteger, Double and null; null for an empty document
 * @param lines line of every value, by JSON pointer ({@code /spec/replicas}); the
 * document itself has the empty pointer
 */
public record YamlDocument(String file, int index, int line, @Nullable Object content, Map<String, Integer> lines) {

	/**
	 * Whether there is nothing in it, as between two separators.
	 */
	public boolean empty() {
		return this.content == null;
	}

	/**
	 * The content of a document that has to be a mapping.
	 * @throws YamlException when it is something else
	 */
	@SuppressWarnings("unchecked")
	public Map<String, @Nullable Object> mapping() {
		if (this.content instanceof Map<?, ?> map) {
			return (Map<String, @Nullable Object>) map;
		}
		throw problem("", "document " + this.index + " has to consist of keys and values.");
	}

	/**
	 * The line of a value, or of the nearest value around it.
	 * @param pointer JSON pointer, like {@code /metadata/name}
	 */
	public int lineOf(String pointer) {
		String nearest = pointer;
		while (!this.lines.containsKey(nearest) && nearest.contains("/")) {
			nearest = nearest.substring(0, nearest.lastIndexOf('/'));
		}
		return this.lines.getOrDefault(nearest, this.line);
	}

	/**
	 * An exception that names this file and the line of a value.
	 * @param pointer JSON pointer of the value that is wrong
	 * @param problem what is wrong, as a sentence
	 */
	public YamlException problem(String pointer, String problem) {
		return new YamlException(this.file, lineOf(pointer), problem);
	}

}
