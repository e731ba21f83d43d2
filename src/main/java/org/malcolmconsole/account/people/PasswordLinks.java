package org.malcolmconsole.account.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links with which somebody sets a password once, at most one for each account; only the
 * SHA-256 of a link's token is kept.
 */
@Component
class PasswordLinks {

	static final Duration LIFE = Duration.ofHours(72);

	private final JdbcClient jdbc;

	private final SecureRandom random;

	private final Clock clock;

	PasswordLinks(JdbcClient jdbc, SecureRandom random, Clock clock) {
		this.jdbc = jdbc;
		this.random = random;
		this.clock = clock;
	}

	/**
	 * Makes the link of an account; a former one ends.
	 */
	NewLink create(String account, Duration life) {
		byte[] bits = new byte[32];
		this.random.nextBytes(bits);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
		Instant expiry = this.clock.instant().plus(life);
		end(account);
		this.jdbc.sql("insert into password_link (account, hash, expires_at) values (?, ?, ?)")
			.params(account, hash(token), time(expiry))
			.update();
		return new NewLink("/password-link/" + token, expiry);
	}

	/**
	 * Whose link this is, while it works.
	 */
	Optional<String> find(String token) {
		return this.jdbc.sql("""
				select l.account from password_link l join account a on a.name = l.account
				where l.hash = ? and l.expires_at > ? and not a.disabled""")
			.params(hash(token), time(this.clock.instant()))
			.query(String.class)
			.optional();
	}

	/**
	 * Ends the link of an account, if there is one.
	 */
	void end(String account) {
		this.jdbc.sql("delete from password_link where account = ?").param(account).update();
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
