package org.malcolmconsole.forwarder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Turns addresses away that try too many links that do not work. A link that works is
 * never limited: sensors may share an address with somebody who guesses.
 */
@Component
class DownloadLimiter {

	static final int FREE = 10;

	private static final int CAPACITY = 10_000;

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > CAPACITY;
		}
	};

	private final Clock clock;

	DownloadLimiter(Clock clock) {
		this.clock = clock;
	}

	/** Refuses an address for the rest of its minute. */
	synchronized void check(String address) {
		if (current(address).count() >= FREE) {
			throw ForwarderProblem.tooMany();
		}
	}

	synchronized void failed(String address) {
		Failures before = current(address);
		this.failures.put(address, new Failures(before.count() + 1, before.since()));
	}

	private Failures current(String address) {
		Instant now = this.clock.instant();
		Failures known = this.failures.get(address);
		return (known == null || known.since().plus(WINDOW).isBefore(now)) ? new Failures(0, now) : known;
	}

	private record Failures(int count, Instant since) {

	}

}
