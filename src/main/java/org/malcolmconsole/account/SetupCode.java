package org.malcolmconsole.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The one-time code that lets the first person in: it is in the log of the server and in
 * a file that only the server's user can read.
 */
@Component
class SetupCode {

	private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private final Path file;

	private final String code;

	SetupCode(Environment environment, SecureRandom random) {
		this.file = Path.of(environment.getRequiredProperty("console.data-directory"), "setup-code");
		this.code = IntStream.range(0, 5).mapToObj((group) -> word(random)).collect(Collectors.joining("-"));
	}

	private static String word(SecureRandom random) {
		return IntStream.range(0, 4)
			.mapToObj((at) -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
			.collect(Collectors.joining());
	}

	String publish() {
		try {
			Files.deleteIfExists(this.file);
			Files.createFile(this.file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
			Files.writeString(this.file, this.code + "\n");
			return this.code;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean matches(String attempt) {
		return MessageDigest.isEqual(plain(this.code), plain(attempt));
	}

	private static byte[] plain(String code) {
		return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(StandardCharsets.UTF_8);
	}

	void forget() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path file() {
		return this.file;
	}

}
