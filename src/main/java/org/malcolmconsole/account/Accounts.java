package org.malcolmconsole.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who can sign in.
 */
@Component
class Accounts implements UserDetailsService {

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	private final Clock clock;

	Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.clock = clock;
	}

	boolean isEmpty() {
		return this.jdbc.sql("select count(*) from account").query(Long.class).single() == 0;
	}

	/**
	 * Creates the first account.
	 * @throws AccountExistsException when there is an account already
	 */
	@Transactional
	public synchronized void createFirst(String name, String password) {
		if (!isEmpty()) {
			throw new AccountExistsException();
		}
		this.jdbc.sql("insert into account (name, password_hash, role, created_at) values (?, ?, ?, ?)")
			.params(name, Objects.requireNonNull(this.passwords.encode(password)), Role.ADMINISTRATOR.name(),
					OffsetDateTime.now(this.clock.withZone(ZoneOffset.UTC)))
			.update();
	}

	@Override
	public UserDetails loadUserByUsername(String name) {
		return this.jdbc.sql("select name, password_hash, role from account where name = ?")
			.param(name)
			.query((row, number) -> User.withUsername(row.getString("name"))
				.password(row.getString("password_hash"))
				.authorities(Role.valueOf(row.getString("role")).authorities())
				.build())
			.optional()
			.orElseThrow(() -> new UsernameNotFoundException("No such account"));
	}

}
