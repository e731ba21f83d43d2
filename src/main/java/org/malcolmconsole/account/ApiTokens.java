package org.malcolmconsole.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The API tokens; only the SHA-256 of a secret is kept, which is enough for 256 random
 * bits.
 */
@Component
public class ApiTokens {

	private static final String PREFIX = "mct_";

	private static final String WITH_OWNER = """
			select t.*, a.role as owner_role, a.disabled from api_token t left join account a on a.name = t.owner
			""";

	private static final int SHORTEST = 32;

	private final JdbcClient jdbc;

	private final SecureRandom random;

	private final Clock clock;

	private final SecurityLog log;

	ApiTokens(JdbcClient jdbc, SecureRandom random, Clock clock, SecurityLog log) {
		this.jdbc = jdbc;
		this.random = random;
		this.clock = clock;
		this.log = log;
	}

	/**
	 * The token with this secret and the role that it has now, unless it is unknown or
	 * expired or the person who made it is disabled.
	 */
	public Optional<ApiToken> find(String secret) {
		return this.jdbc.sql(WITH_OWNER + "where t.hash = ?")
			.param(hash(secret))
			.query(ApiTokens::token)
			.optional()
			.filter((token) -> !token.suspended())
			.filter((token) -> token.expiry() == null || this.clock.instant().isBefore(token.expiry()));
	}

	List<ApiToken> all() {
		return this.jdbc.sql(WITH_OWNER + "order by t.created_at, t.id").query(ApiTokens::token).list();
	}

	NewToken create(TokenForm form, Authentication actor) {
		byte[] bits = new byte[32];
		this.random.nextBytes(bits);
		String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
		Instant now = this.clock.instant();
		ApiToken token = new ApiToken(UUID.randomUUID().toString(), form.name(), form.role(), actor.getName(), now,
				form.end(now), ApiToken.owner(actor), false);
		insert(token, secret);
		this.log.write("token-made", "succeeded", "token", token.id(), "name", token.name(), "role",
				token.role().name());
		return new NewToken(token, secret);
	}

	/**
	 * Creates a token with this value.
	 */
	public void createFirst(String secret, String createdBy) {
		if (secret.length() < SHORTEST) {
			throw new IllegalStateException(
					"console.setup.api-token is too short. It needs %d characters or more.".formatted(SHORTEST));
		}
		insert(new ApiToken(UUID.randomUUID().toString(), "setup", Role.ADMINISTRATOR, createdBy, this.clock.instant(),
				null, createdBy, false), secret);
	}

	boolean delete(String id) {
		boolean found = this.jdbc.sql("delete from api_token where id = ?").param(id).update() > 0;
		if (found) {
			this.log.write("token-removed", "succeeded", "token", id);
		}
		return found;
	}

	private void insert(ApiToken token, String secret) {
		this.jdbc.sql("""
				insert into api_token (id, name, role, hash, created_by, created_at, expires_at, owner)
				values (?, ?, ?, ?, ?, ?, ?, (select name from account where name = ?))""")
			.params(token.id(), token.name(), token.role().name(), hash(secret), token.createdBy())
			.param(time(token.createdAt()))
			.param(time(token.expiry()))
			.param(token.owner())
			.update();
	}

	private static ApiToken token(ResultSet row, int number) throws SQLException {
		OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
		return new ApiToken(row.getString("id"), row.getString("name"), role(row), row.getString("created_by"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(),
				(expiry != null) ? expiry.toInstant() : null, row.getString("owner"), row.getBoolean("disabled"));
	}

	/** A token may never do more than the person who made it may do by now. */
	private static Role role(ResultSet row) throws SQLException {
		Role own = Role.valueOf(row.getString("role"));
		String most = row.getString("owner_role");
		return (most == null || own.compareTo(Role.valueOf(most)) <= 0) ? own : Role.valueOf(most);
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	private static String hash(String secret) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A token that was just made, with its secret, which nobody will see again.
	 */
	record NewToken(ApiToken token, String secret) {

		@Override
		public String toString() {
			return "NewToken[token=" + this.token + "]";
		}

	}

}
