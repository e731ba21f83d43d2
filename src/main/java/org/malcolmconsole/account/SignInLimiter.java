package org.malcolmconsole.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords: after some failures of an account or of an
 * address each further one makes it wait twice as long.
 */
@Component
public class SignInLimiter {

	static final int CAPACITY = 10_000;

	private static final int FREE_FOR_ACCOUNT = 5;

	private static final int FREE_FOR_ADDRESS = 20;

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private static final Duration MEMORY = Duration.ofMinutes(15);

	private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > CAPACITY;
		}
	};

	private final Clock clock;

	SignInLimiter(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Refuses the attempt when it comes too early.
	 * @throws TooManyAttemptsException with the seconds to wait
	 */
	public synchronized void check(String account, String address) {
		Instant now = this.clock.instant();
		Stream.of(keys(account, address))
			.map((key) -> this.failures.getOrDefault(key, Failures.NONE).until())
			.filter(now::isBefore)
			.max(Instant::compareTo)
			.ifPresent((until) -> {
				throw new TooManyAttemptsException(Duration.between(now, until).toSeconds() + 1);
			});
	}

	/**
	 * Remembers a failure.
	 */
	public synchronized void failed(String account, String address) {
		String[] keys = keys(account, address);
		count(keys[0], FREE_FOR_ACCOUNT);
		count(keys[1], FREE_FOR_ADDRESS);
	}

	/**
	 * Forgets the failures of an account after a success.
	 */
	public synchronized void succeeded(String account, String address) {
		this.failures.remove(keys(account, address)[0]);
	}

	synchronized int size() {
		return this.failures.size();
	}

	private void count(String key, int free) {
		Instant now = this.clock.instant();
		Failures before = this.failures.getOrDefault(key, Failures.NONE);
		int count = before.last().plus(MEMORY).isBefore(now) ? 1 : before.count() + 1;
		int doublings = Math.min(count - free, 10);
		Duration wait = (doublings < 0) ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
		Instant until = now.plus((wait.compareTo(LONGEST) > 0) ? LONGEST : wait);
		this.failures.put(key, new Failures(count, now, until));
	}

	private static String[] keys(String account, String address) {
		String name = account.substring(0, Math.min(account.length(), 64));
		return new String[] { "account " + name, "address " + address };
	}

	private record Failures(int count, Instant last, Instant until) {

		private static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);

	}

}
