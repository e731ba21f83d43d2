package org.malcolmconsole.workspace;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A user name with a password inside of an address, which is never stored where others
 * read it.
 */
public final class RemoteLogin {

	/**
	 * With a scheme or without: {@code https://admin:secret@host},
	 * {@code admin:secret@host:9200}; the digest of an image is none.
	 */
	private static final Pattern LOGIN = Pattern
		.compile("(?:^|[\\s,;'\"=<(\\[{|/])[^\\s/,;'\"<>@:]{1,128}+:[^\\s@]{0,256}+@(?!sha\\d{1,4}:)[^\\s@]"
				+ "|//[^\\s/@]{1,256}+@[^\\s@]");

	private static final int ENCODINGS = 3;

	private RemoteLogin() {
	}

	/** Whether a text holds an address with a login, also one in percent encoding. */
	public static boolean in(String text) {
		String plain = text;
		for (int round = 0; round < ENCODINGS; round++) {
			if (LOGIN.matcher(plain).find()) {
				return true;
			}
			plain = decoded(plain);
		}
		return false;
	}

	/** The text, or a mask instead of all of it when it holds a login. */
	public static String masked(String text) {
		return in(text) ? Secrecy.MASK : text;
	}

	private static String decoded(String text) {
		try {
			return text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
