package org.malcolmconsole.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds out in which encoding a text was saved.
 */
enum Encoding {

	// the longer marks first: that of UTF-32LE begins with that of UTF-16LE
	UTF_32LE(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0), UTF_32BE(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
	UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF), UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
	UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF);

	private static final int SAMPLE = 512;

	private final Charset charset;

	private final int[] mark;

	Encoding(Charset charset, int... mark) {
		this.charset = charset;
		this.mark = mark;
	}

	/**
	 * The text without its byte order mark.
	 * @throws UnreadableText when it is none, or in an encoding of which there are many
	 */
	static String decode(byte[] content) {
		for (Encoding encoding : values()) {
			if (encoding.marks(content)) {
				return encoding.read(content, encoding.mark.length);
			}
		}
		return unmarked(content).read(content, 0);
	}

	private boolean marks(byte[] content) {
		if (content.length < this.mark.length) {
			return false;
		}
		for (int at = 0; at < this.mark.length; at++) {
			if ((content[at] & 0xFF) != this.mark[at]) {
				return false;
			}
		}
		return true;
	}

	/** Latin letters in UTF-16 have a zero in every second byte. */
	private static Encoding unmarked(byte[] content) {
		byte[] sample = Arrays.copyOf(content, Math.min(content.length, SAMPLE));
		int even = zeros(sample, 0);
		int odd = zeros(sample, 1);
		if (content.length % 2 == 0 && sample.length >= 4 && Math.max(even, odd) > sample.length * 2 / 5
				&& Math.min(even, odd) == 0) {
			return (odd > even) ? UTF_16LE : UTF_16BE;
		}
		return UTF_8;
	}

	private static int zeros(byte[] sample, int first) {
		int zeros = 0;
		for (int at = first; at < sample.length; at += 2) {
			zeros += (sample[at] == 0) ? 1 : 0;
		}
		return zeros;
	}

	private String read(byte[] content, int from) {
		CharsetDecoder decoder = this.charset.newDecoder();
		ByteBuffer bytes = ByteBuffer.wrap(content, from, content.length - from);
		try {
			String text = decoder.decode(bytes).toString();
			if (text.indexOf('\0') >= 0) {
				throw new UnreadableText("it is no text.");
			}
			return text;
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableText(sentence(content, bytes.position()));
		}
	}

	private String sentence(byte[] content, int position) {
		if (this != UTF_8 || hasControls(content)) {
			return "it is damaged, or no text.";
		}
		int line = 1;
		for (int at = 0; at < position; at++) {
			line += (content[at] == '\n') ? 1 : 0;
		}
		return "it is not UTF-8: line %d holds the byte 0x%02X, as in Latin-1 or Windows-1252. Save it as UTF-8."
			.formatted(line, content[position] & 0xFF);
	}

	private static boolean hasControls(byte[] content) {
		for (byte one : content) {
			if (one >= 0 && one < ' ' && "\t\n\r\f".indexOf(one) < 0) {
				return true;
			}
		}
		return false;
	}

}
