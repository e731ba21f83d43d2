package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes operations that ended long ago, and the keys of requests that nobody repeats
 * any more; what is under way is never removed.
 */
@Component
class Retention {

	static final int NEWEST = 1_000;

	static final Duration OPERATIONS = Duration.ofDays(90);

	static final Duration KEYS = Duration.ofDays(7);

	private static final Logger log = LoggerFactory.getLogger(Retention.class);

	private static final Duration INTERVAL = Duration.ofHours(1);

	private final JdbcClient database;

	private final Clock clock;

	private Instant next = Instant.MIN;

	Retention(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Does so once an hour, however often it is called.
	 */
	void considerSweeping() {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.next)) {
			sweep(now);
			this.next = now.plus(INTERVAL);
		}
	}

	private void sweep(Instant now) {
		int gone = this.database.sql("""
				delete from operation where slot is null and (created_at < :old
					or number < (select number from operation order by number desc limit 1 offset :newest))
				""").param("old", before(now, OPERATIONS)).param("newest", NEWEST - 1).update();
		this.database
			.sql("update operation set idempotency_key = null where idempotency_key is not null and slot is null "
					+ "and created_at < :old")
			.param("old", before(now, KEYS))
			.update();
		if (gone > 0) {
			log.info("Removed {} operations that are older than {} days or not among the newest {}", gone,
					OPERATIONS.toDays(), NEWEST);
		}
	}

	private static OffsetDateTime before(Instant now, Duration age) {
		return now.minus(age).atOffset(ZoneOffset.UTC);
	}

}
