package org.malcolmconsole.web;

import java.security.SecureRandom;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * Passwords that are made up by the console: 24 characters without those that people mix
 * up, in groups that can be read out.
 */
@Component
public class GeneratedPassword {

	private static final String CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

	private static final int GROUPS = 5;

	private static final int GROUP_LENGTH = 4;

	private final SecureRandom random;

	public GeneratedPassword(SecureRandom random) {
		this.random = random;
	}

	/**
	 * A new password: a secret to be shown once.
	 * @return 24 characters of letters, digits and hyphens
	 */
	public String next() {
		String all = this.random.ints(GROUPS * GROUP_LENGTH, 0, CHARACTERS.length())
			.mapToObj((index) -> String.valueOf(CHARACTERS.charAt(index)))
			.collect(Collectors.joining());
		return all.replaceAll("(.{" + GROUP_LENGTH + "})(?!$)", "$1-");
	}

}
