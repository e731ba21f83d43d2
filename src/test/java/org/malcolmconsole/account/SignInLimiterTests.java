package org.malcolmconsole.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SignInLimiterTests {

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final SignInLimiter limiter = new SignInLimiter(new Clock() {
		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return SignInLimiterTests.this.now;
		}
	});

	@Test
	void letsPeopleMistypeAFewTimes() {
		fail("analyst", "10.0.0.1", 4);
		assertThatNoException().isThrownBy(() -> this.limiter.check("analyst", "10.0.0.1"));
	}

	@Test
	void makesAnAccountWaitLongerEachTime() {
		fail("analyst", "10.0.0.1", 5);
		refused("analyst", "10.0.0.2");
		pass(Duration.ofSeconds(2));
		assertThatNoException().isThrownBy(() -> this.limiter.check("analyst", "10.0.0.2"));
		fail("analyst", "10.0.0.1", 5);
		pass(Duration.ofSeconds(20));
		refused("analyst", "10.0.0.2");
		pass(Duration.ofSeconds(41));
		assertThatNoException().isThrownBy(() -> this.limiter.check("analyst", "10.0.0.2"));
	}

	@Test
	void makesAnAddressWaitThatTriesManyAccounts() {
		for (int i = 0; i < 20; i++) {
			this.limiter.failed("user" + i, "10.0.0.1");
		}
		refused("another", "10.0.0.1");
		assertThatNoException().isThrownBy(() -> this.limiter.check("another", "10.0.0.2"));
	}

	@Test
	void forgetsAfterASuccessAndAfterAWhile() {
		fail("analyst", "10.0.0.1", 4);
		this.limiter.succeeded("analyst", "10.0.0.1");
		fail("analyst", "10.0.0.1", 4);
		pass(Duration.ofMinutes(16));
		fail("analyst", "10.0.0.1", 4);
		assertThatNoException().isThrownBy(() -> this.limiter.check("analyst", "10.0.0.1"));
	}

	@Test
	void keepsABoundedNumberOfEntries() {
		for (int i = 0; i < 3 * SignInLimiter.CAPACITY; i++) {
			this.limiter.failed("user" + i, "address" + i);
		}
		assertThat(this.limiter.size()).isLessThanOrEqualTo(SignInLimiter.CAPACITY);
	}

	private void fail(String account, String address, int times) {
		for (int i = 0; i < times; i++) {
			this.limiter.failed(account, address);
		}
	}

	private void refused(String account, String address) {
		assertThatExceptionOfType(TooManyAttemptsException.class)
			.isThrownBy(() -> this.limiter.check(account, address));
	}

	private void pass(Duration time) {
		this.now = this.now.plus(time);
	}

}
