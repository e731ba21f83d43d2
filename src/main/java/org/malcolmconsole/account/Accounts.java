package org.malcolmconsole.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The people who can sign in, as they are in the database.
 */
@Component
public class Accounts {

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	private final SecureRandom random;

	private final Clock clock;

	Accounts(JdbcClient jdbc, PasswordEncoder passwords, SecureRandom random, Clock clock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.random = random;
		this.clock = clock;
	}

	public boolean isEmpty() {
		return this.jdbc.sql("select count(*) from account").query(Long.class).single() == 0;
	}

	public List<Account> all() {
		return this.jdbc.sql("select * from account order by name_key").query(Accounts::account).list();
	}

	/**
	 * The account with this name, however it is written.
	 */
	public Optional<Account> find(String name) {
		return this.jdbc.sql("select * from account where name_key = ?")
			.param(AccountName.key(name))
			.query(Accounts::account)
			.optional();
	}

	/**
	 * Whether a session that began under this stamp may go on.
	 */
	public boolean isCurrent(SignedIn person) {
		return this.jdbc.sql("select count(*) from account where name = ? and stamp = ? and not disabled")
			.params(person.name(), person.stamp())
			.query(Long.class)
			.single() == 1;
	}

	/**
	 * Creates the first account, an administrator.
	 * @return false when there is an account already, also one that was made at the same
	 * moment
	 */
	public boolean createFirst(String name, String password) {
		try {
			return this.jdbc.sql("""
					insert into account (name, name_key, password_hash, role, created_at, stamp, founder)
					select ?, ?, ?, ?, ?, ?, 1 where not exists (select 1 from account)""")
				.params(name, AccountName.key(name), encode(password), Role.ADMINISTRATOR.name(), now(),
						this.random.nextLong())
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Adds somebody who has no password yet.
	 * @throws DuplicateKeyException when the name is taken
	 */
	public void add(String name, Role role) {
		this.jdbc.sql("insert into account (name, name_key, role, created_at, stamp) values (?, ?, ?, ?, ?)")
			.params(name, AccountName.key(name), role.name(), now(), this.random.nextLong())
			.update();
	}

	public void setRole(String name, Role role) {
		update("role = ?", role.name(), name);
	}

	public void setDisabled(String name, boolean disabled) {
		update("disabled = ?", disabled, name);
	}

	public void setPassword(String name, String password) {
		update("password_hash = ?", encode(password), name);
	}

	public void endPassword(String name) {
		this.jdbc.sql("update account set password_hash = null, stamp = ? where name = ?")
			.params(this.random.nextLong(), name)
			.update();
	}

	public void remove(String name) {
		this.jdbc.sql("delete from account where name = ?").param(name).update();
	}

	public void signedIn(String name) {
		this.jdbc.sql("update account set last_sign_in = ? where name = ?").params(now(), name).update();
	}

	private void update(String change, Object value, String name) {
		this.jdbc.sql("update account set " + change + ", stamp = ? where name = ?")
			.params(value, this.random.nextLong(), name)
			.update();
	}

	private String encode(String password) {
		return Objects.requireNonNull(this.passwords.encode(password));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Account account(ResultSet row, int number) throws SQLException {
		OffsetDateTime last = row.getObject("last_sign_in", OffsetDateTime.class);
		Instant lastSignIn = (last != null) ? last.toInstant() : null;
		return new Account(row.getString("name"), row.getString("password_hash"), Role.valueOf(row.getString("role")),
				row.getBoolean("disabled"), row.getLong("stamp"), lastSignIn);
	}

}
