package org.malcolmconsole.account.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The networks that people signed in from in the last three months, the last twenty of
 * each.
 */
@Component
class KnownAddresses {

	private static final Duration MEMORY = Duration.ofDays(90);

	private static final int PER_ACCOUNT = 20;

	private final JdbcClient jdbc;

	private final Clock clock;

	KnownAddresses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean has(String account, String network) {
		return this.jdbc.sql("select count(*) from known_address where account = ? and network = ? and last_at >= ?")
			.params(account, network, now().minus(MEMORY))
			.query(Long.class)
			.single() > 0;
	}

	void add(String account, String network) {
		int known = this.jdbc.sql("update known_address set last_at = ? where account = ? and network = ?")
			.params(now(), account, network)
			.update();
		if (known == 0) {
			this.jdbc.sql("insert into known_address (account, network, last_at) values (?, ?, ?)")
				.params(account, network, now())
				.update();
			this.jdbc.sql("""
					delete from known_address where account = ? and network in (
					select network from known_address where account = ? order by last_at desc offset ? rows)""")
				.params(account, account, PER_ACCOUNT)
				.update();
		}
	}

	void forget(String account) {
		this.jdbc.sql("delete from known_address where account = ?").param(account).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
