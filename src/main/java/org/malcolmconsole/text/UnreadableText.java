package org.malcolmconsole.text;

/**
 * Bytes that are no text; the sentence says what they are and what to do, without any of
 * their content.
 */
public final class UnreadableText extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableText(String sentence) {
		super(sentence);
	}

	/**
	 * What is wrong, begins with a small letter ("it is …") and ends with a full stop.
	 */
	public String sentence() {
		return String.valueOf(getMessage());
	}

}
