package org.malcolmconsole.forwarder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links with which a sensor fetches its files once, without an account; only the SHA-256
 * of a link's token is kept.
 */
@Component
class DownloadLinks {

	static final Duration LIFE = Duration.ofMinutes(15);

	private static final Duration MEMORY = Duration.ofDays(30);

	private final JdbcClient jdbc;

	private final SecureRandom random;

	private final Clock clock;

	DownloadLinks(JdbcClient jdbc, SecureRandom random, Clock clock) {
		this.jdbc = jdbc;
		this.random = random;
		this.clock = clock;
	}

	/** Makes the link of a forwarder; a former one that was not used ends. */
	synchronized NewLink create(String forwarder, String actor) {
		byte[] bits = new byte[32];
		this.random.nextBytes(bits);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
		Instant now = this.clock.instant();
		this.jdbc.sql("delete from download_link where (forwarder = ? and used_at is null) or created_at < ?")
			.params(forwarder, time(now.minus(MEMORY)))
			.update();
		this.jdbc.sql("""
				insert into download_link (hash, forwarder, created_by, created_at, expires_at)
				values (?, ?, ?, ?, ?)""")
			.params(hash(token), forwarder, actor, time(now), time(now.plus(LIFE)))
			.update();
		return new NewLink(token, now.plus(LIFE));
	}

	/** Uses a link up. */
	Optional<String> use(String token, String address) {
		OffsetDateTime now = time(this.clock.instant());
		String hash = hash(token);
		int used = this.jdbc.sql(
				"update download_link set used_at = ?, used_from = ? where hash = ? and used_at is null and expires_at > ?")
			.params(now, address, hash, now)
			.update();
		return (used == 1) ? this.jdbc.sql("select forwarder from download_link where hash = ?")
			.param(hash)
			.query(String.class)
			.optional() : Optional.empty();
	}

	/** Ends the links of a forwarder that nobody used. */
	synchronized void end(String forwarder) {
		this.jdbc.sql("delete from download_link where forwarder = ? and used_at is null").param(forwarder).update();
	}

	/** The newest link of a forwarder. */
	Optional<Link> newest(String forwarder) {
		return this.jdbc.sql("select * from download_link where forwarder = ? order by created_at desc limit 1")
			.param(forwarder)
			.query(DownloadLinks::link)
			.optional();
	}

	private static Link link(ResultSet row, int number) throws SQLException {
		return new Link(row.getString("created_by"), instant(row, "created_at"), instant(row, "expires_at"),
				(row.getObject("used_at") != null) ? instant(row, "used_at") : null, row.getString("used_from"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
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

	/**
	 * A link that was made once, without its token.
	 */
	record Link(String createdBy, Instant createdAt, Instant expiresAt, @Nullable Instant usedAt,
			@Nullable String usedFrom) {

	}

	/**
	 * A link that was just made, with its token, which nobody will see again.
	 */
	record NewLink(String token, Instant expiresAt) {

		@Override
		public String toString() {
			return "NewLink[expiresAt=" + this.expiresAt + "]";
		}

	}

}
