package org.malcolmconsole.streaming.socket;

import java.security.MessageDigest;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compares CSRF tokens that pages show under a random mask, a new one each time.
 */
final class MaskedToken {

	private MaskedToken() {
	}

	static boolean matches(String expected, @Nullable String given) {
		return given != null && MessageDigest.isEqual(plain(expected), plain(given));
	}

	/**
	 * The token behind the mask: the second half XOR the first; a token without mask is
	 * itself.
	 */
	private static byte[] plain(String token) {
		byte[] text = token.getBytes(UTF_8);
		byte[] both;
		try {
			both = Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
		if (both.length == 0 || both.length % 2 != 0) {
			return text;
		}
		byte[] plain = new byte[both.length / 2];
		for (int i = 0; i < plain.length; i++) {
			plain[i] = (byte) (both[i] ^ both[plain.length + i]);
		}
		return plain;
	}

}
