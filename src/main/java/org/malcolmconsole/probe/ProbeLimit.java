package org.malcolmconsole.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Keeps tests rare, so that nobody searches a network by them.
 */
@Component
public class ProbeLimit {

	private static final int PER_MINUTE = 12;

	private static final int AT_ONCE = 4;

	private static final int MOST_PEOPLE = 1_000;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Clock clock;

	private final Semaphore running = new Semaphore(AT_ONCE);

	private final Map<String, Deque<Instant>> tests = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
			return size() > MOST_PEOPLE;
		}
	};

	public ProbeLimit(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Runs a test for somebody.
	 * @throws ErrorResponseException (429) with the seconds to wait, when there were too
	 * many
	 */
	public <T> T run(String actor, Supplier<T> test) {
		count(actor);
		if (!this.running.tryAcquire()) {
			throw tooMany(5);
		}
		try {
			return test.get();
		}
		finally {
			this.running.release();
		}
	}

	private synchronized void count(String actor) {
		Instant now = this.clock.instant();
		Deque<Instant> recent = this.tests.computeIfAbsent(actor, (key) -> new ArrayDeque<>());
		recent.removeIf((instant) -> !instant.plus(MINUTE).isAfter(now));
		if (recent.size() >= PER_MINUTE) {
			throw tooMany(Duration.between(now, recent.getFirst().plus(MINUTE)).toSeconds() + 1);
		}
		recent.addLast(now);
	}

	private static ErrorResponseException tooMany(long seconds) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS,
				"There were many tests of connections. Try again in %d seconds.".formatted(seconds));
		problem.setTitle("Too many tests");
		ErrorResponseException refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, problem, null);
		refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return refusal;
	}

}
