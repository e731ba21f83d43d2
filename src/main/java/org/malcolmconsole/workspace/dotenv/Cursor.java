package org.malcolmconsole.workspace.dotenv;

/**
 * A position in a text with the few ways of moving that the env file grammar needs.
 */
final class Cursor {

	private final String text;

	private int position;

	Cursor(String text) {
		this.text = text;
	}

	int position() {
		return this.position;
	}

	boolean atEnd() {
		return this.position >= this.text.length();
	}

	boolean at(char expected) {
		return !atEnd() && this.text.charAt(this.position) == expected;
	}

	boolean atLineEnd() {
		return atEnd() || isLineEnd(this.text.charAt(this.position));
	}

	String from(int start) {
		return this.text.substring(start, this.position);
	}

	void skip(int count) {
		this.position += count;
	}

	void skipSpace() {
		while (!atEnd() && isSpace(this.text.charAt(this.position))) {
			this.position++;
		}
	}

	void skipBlanks() {
		while (!atLineEnd() && isSpace(this.text.charAt(this.position))) {
			this.position++;
		}
	}

	void skipLine() {
		while (!atLineEnd()) {
			this.position++;
		}
	}

	void skipLineEnd() {
		if (at('\r')) {
			this.position++;
			this.position += at('\n') ? 1 : 0;
		}
		else if (at('\n')) {
			this.position++;
		}
	}

	boolean skipWord(String word) {
		boolean found = this.text.startsWith(word, this.position);
		this.position += found ? word.length() : 0;
		return found;
	}

	/** Skips a name without quotes; whether there was one. */
	boolean skipName() {
		int start = this.position;
		while (!atEnd() && !isSpace(this.text.charAt(this.position)) && !at('=') && !at('#')) {
			this.position++;
		}
		return this.position > start;
	}

	/** Skips a name in single quotes; whether there was one. */
	boolean skipQuotedName() {
		int close = this.text.indexOf('\'', this.position + 1);
		boolean found = close > this.position + 1;
		this.position = found ? close + 1 : this.position;
		return found;
	}

	/**
	 * Skips what a pair of quotes encloses, as {@link Dialect#FIRST} does. A quote behind
	 * a backslash does not close, unless no other one does: then the last such one is
	 * looked at again, and the backslash in front of it belongs to the value.
	 * @return whether the closing quote was found
	 */
	boolean skipQuoted() {
		char quote = this.text.charAt(this.position);
		int last = -1;
		for (int index = this.text.indexOf(quote, this.position + 1); index >= 0; index = this.text.indexOf(quote,
				index + 1)) {
			last = index;
			if (this.text.charAt(index - 1) != '\\') {
				break;
			}
		}
		this.position = (last < 0) ? this.position : last + 1;
		return last >= 0;
	}

	/**
	 * Skips what a pair of quotes encloses, as {@link Dialect#NEWER} does: a backslash
	 * takes the next character with it.
	 * @return whether the closing quote was found
	 */
	boolean skipPaired() {
		char quote = this.text.charAt(this.position);
		int index = this.position + 1;
		while (index < this.text.length() && this.text.charAt(index) != quote) {
			index += (this.text.charAt(index) == '\\') ? 2 : 1;
		}
		boolean closed = index < this.text.length();
		this.position = closed ? index + 1 : this.position;
		return closed;
	}

	/** White space as Python's <code>str.isspace</code> and <code>\s</code> see it. */
	static boolean isSpace(char character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
	}

	private static boolean isLineEnd(char character) {
		return character == '\n' || character == '\r';
	}

}
