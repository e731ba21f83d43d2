package org.malcolmconsole.account.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts failures in the database, so that a restart forgets none, and only so many of
 * them.
 */
@Component
class Failures {

	static final int CAPACITY = 10_000;

	private static final Duration MEMORY = Duration.ofMinutes(15);

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private static final int BETWEEN_CLEANUPS = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private int added;

	Failures(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * How long a subject has to wait for its next attempt.
	 * @param free how many failures cost nothing
	 */
	Duration wait(String subject, int free) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("select failures, last_at from sign_in_failure where subject = ? and last_at >= ?")
			.params(subject, time(now.minus(MEMORY)))
			.query((row, number) -> left(row.getInt("failures") - free,
					row.getObject("last_at", OffsetDateTime.class).toInstant(), now))
			.optional()
			.orElse(Duration.ZERO);
	}

	private static Duration left(int tooMany, Instant last, Instant now) {
		if (tooMany < 0 || last.isAfter(now)) {
			return Duration.ZERO; // also when the clock was set back
		}
		Duration wait = Duration.ofSeconds(1L << Math.min(tooMany, 10));
		Duration left = Duration.between(now, last.plus((wait.compareTo(LONGEST) > 0) ? LONGEST : wait));
		return left.isNegative() ? Duration.ZERO : left;
	}

	/**
	 * Counts one.
	 * @param kept whether it must not be given up for others
	 */
	void add(String subject, boolean kept) {
		Instant now = this.clock.instant();
		int known = this.jdbc.sql("""
				update sign_in_failure set failures = case when last_at < ? then 1 else failures + 1 end,
				last_at = ?, kept = ? where subject = ?""")
			.params(time(now.minus(MEMORY)), time(now), kept, subject)
			.update();
		if (known == 0) {
			this.jdbc.sql("insert into sign_in_failure (subject, kept, failures, last_at) values (?, ?, 1, ?)")
				.params(subject, kept, time(now))
				.update();
			if (this.added++ % BETWEEN_CLEANUPS == 0) {
				cleanUp(now);
			}
		}
	}

	void takeBack(String subject) {
		this.jdbc.sql("update sign_in_failure set failures = failures - 1 where subject = ? and failures > 0")
			.param(subject)
			.update();
	}

	void forget(String subject) {
		this.jdbc.sql("delete from sign_in_failure where subject = ?").param(subject).update();
	}

	void forgetAll() {
		this.jdbc.sql("delete from sign_in_failure").update();
	}

	private void cleanUp(Instant now) {
		this.jdbc.sql("delete from sign_in_failure where last_at < ?").param(time(now.minus(MEMORY))).update();
		this.jdbc.sql(
				"select last_at from sign_in_failure where not kept order by last_at desc offset ? rows fetch first row only")
			.param(CAPACITY)
			.query(OffsetDateTime.class)
			.optional()
			.ifPresent((oldest) -> this.jdbc.sql("delete from sign_in_failure where not kept and last_at <= ?")
				.param(oldest)
				.update());
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
