package org.malcolmconsole.credential.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The password hash {@code $1$} that Malcolm keeps of its administrator.
 */
public final class Md5Crypt {

	private static final String PREFIX = "$1$";

	private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final int SALT_LENGTH = 8;

	private static final int ROUNDS = 1000;

	/** Which bytes of the digest make four characters each, as the format wants it. */
	private static final int[][] TRIPLES = { { 0, 6, 12 }, { 1, 7, 13 }, { 2, 8, 14 }, { 3, 9, 15 }, { 4, 10, 5 } };

	private static final int LAST_BYTE = 11;

	private Md5Crypt() {
	}

	public static String hash(String password, SecureRandom random) {
		StringBuilder salt = new StringBuilder();
		random.ints(SALT_LENGTH, 0, ALPHABET.length()).forEach((index) -> salt.append(ALPHABET.charAt(index)));
		return hash(password, salt.toString());
	}

	public static String hash(String password, String salt) {
		byte[] key = password.getBytes(StandardCharsets.UTF_8);
		byte[] grain = salt.getBytes(StandardCharsets.US_ASCII);
		byte[] digest = start(key, grain);
		for (int round = 0; round < ROUNDS; round++) {
			digest = stir(round, digest, key, grain);
		}
		return PREFIX + salt + "$" + encode(digest);
	}

	private static byte[] start(byte[] key, byte[] salt) {
		byte[] other = md5(key, salt, key);
		MessageDigest digest = md5();
		digest.update(key);
		digest.update(PREFIX.getBytes(StandardCharsets.US_ASCII));
		digest.update(salt);
		for (int left = key.length; left > 0; left -= other.length) {
			digest.update(other, 0, Math.min(left, other.length));
		}
		for (int bits = key.length; bits > 0; bits >>= 1) {
			digest.update(((bits & 1) != 0) ? 0 : key[0]);
		}
		return digest.digest();
	}

	private static byte[] stir(int round, byte[] before, byte[] key, byte[] salt) {
		boolean odd = (round & 1) != 0;
		byte[] nothing = {};
		return md5(odd ? key : before, (round % 3 != 0) ? salt : nothing, (round % 7 != 0) ? key : nothing,
				odd ? before : key);
	}

	private static String encode(byte[] digest) {
		StringBuilder text = new StringBuilder();
		for (int[] triple : TRIPLES) {
			int bits = (digest[triple[0]] & 0xff) << 16 | (digest[triple[1]] & 0xff) << 8 | (digest[triple[2]] & 0xff);
			append(text, bits, 4);
		}
		append(text, digest[LAST_BYTE] & 0xff, 2);
		return text.toString();
	}

	private static void append(StringBuilder text, int bits, int characters) {
		int rest = bits;
		for (int index = 0; index < characters; index++) {
			text.append(ALPHABET.charAt(rest & 0x3f));
			rest >>= 6;
		}
	}

	private static byte[] md5(byte[]... parts) {
		MessageDigest digest = md5();
		Arrays.stream(parts).forEach(digest::update);
		return digest.digest();
	}

	private static MessageDigest md5() {
		try {
			return MessageDigest.getInstance("MD5");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no MD5, which Malcolm's account file needs", ex);
		}
	}

}
