package org.malcolmconsole.account.first;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The one-time code that lets the first person in: it is in the log of the server and in
 * a file that only the server's user can read, and works for an hour.
 */
@Component
class SetupCode {

	static final Duration LIFE = Duration.ofHours(1);

	private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private final Path file;

	private final SecureRandom random;

	private final Clock clock;

	private String code = "";

	private Instant end = Instant.MIN;

	SetupCode(Environment environment, SecureRandom random, Clock clock) {
		this.file = Path.of(environment.getRequiredProperty("console.data-directory"), "setup-code");
		this.random = random;
		this.clock = clock;
	}

	private String word() {
		return IntStream.range(0, 4)
			.mapToObj((at) -> String.valueOf(LETTERS.charAt(this.random.nextInt(LETTERS.length()))))
			.collect(Collectors.joining());
	}

	/**
	 * Whether there is a code that works.
	 */
	synchronized boolean works() {
		return !this.code.isEmpty() && this.clock.instant().isBefore(this.end);
	}

	/**
	 * The code, a new one when the last has ended, kept in its file as well.
	 */
	synchronized String publish() {
		if (!works()) {
			this.code = IntStream.range(0, 5).mapToObj((group) -> word()).collect(Collectors.joining("-"));
			this.end = this.clock.instant().plus(LIFE);
		}
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

	synchronized boolean matches(String attempt) {
		return MessageDigest.isEqual(plain(this.code), plain(attempt)) && works();
	}

	private static byte[] plain(String code) {
		return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(StandardCharsets.UTF_8);
	}

	synchronized void forget() {
		this.code = "";
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
