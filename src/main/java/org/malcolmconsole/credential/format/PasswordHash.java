package org.malcolmconsole.credential.format;

import java.security.SecureRandom;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;

/**
 * Hashes of passwords as Malcolm's web server reads them.
 */
public final class PasswordHash {

	private static final int COST = 5;

	private PasswordHash() {
	}

	/** A bcrypt hash that begins with {@code $2y$05$}. */
	public static String of(String password, SecureRandom random) {
		String hash = new BCryptPasswordEncoder(BCryptVersion.$2Y, COST, random).encode(password);
		if (hash == null) {
			throw new IllegalStateException("bcrypt gave no hash");
		}
		return hash;
	}

}
