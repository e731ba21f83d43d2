package org.malcolmconsole.account.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.account.Account;
import org.malcolmconsole.account.AccountName;
import org.malcolmconsole.account.Role;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Guessing gets slow, and stays slow, for everybody but those whom the console knows.
 */
class SignInLimiterTests {

	private static final Optional<Account> ADMIN = Optional
		.of(new Account("admin", "hash", Role.ADMINISTRATOR, false, 1, null));

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final Clock clock = new Clock() {
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
	};

	private JdbcConnectionPool database;

	private JdbcClient jdbc;

	private SignInLimiter limiter;

	@BeforeEach
	void open() {
		this.database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
		Flyway.configure().dataSource((DataSource) this.database).load().migrate();
		this.jdbc = JdbcClient.create(this.database);
		this.jdbc.sql("""
				insert into account (name, name_key, role, created_at)
				values ('admin', 'admin', 'ADMINISTRATOR', current_timestamp)""").update();
		this.limiter = limiter();
	}

	@AfterEach
	void close() {
		this.jdbc.sql("shutdown").update();
		this.database.dispose();
	}

	private SignInLimiter limiter() {
		return new SignInLimiter(new Failures(this.jdbc, this.clock), new KnownAddresses(this.jdbc, this.clock));
	}

	@Test
	void letsPeopleMistypeAFewTimes() {
		fail("admin", "10.0.0.1", 4);
		succeed("10.0.0.1");
		fail("admin", "10.0.0.1", 4);
		assertThatNoException().isThrownBy(() -> begin("admin", "10.0.0.1"));
	}

	@Test
	void makesAnAddressWaitLongerForAnAccountEachTime() {
		fail("admin", "10.0.0.1", 5);
		refused("admin", "10.0.0.1");
		pass(Duration.ofSeconds(1));
		fail("admin", "10.0.0.1", 1);
		pass(Duration.ofSeconds(1));
		refused("admin", "10.0.0.1");
		pass(Duration.ofSeconds(1));
		fail("admin", "10.0.0.1", 1);
		assertThatNoException().as("another address").isThrownBy(() -> begin("admin", "10.0.0.2"));
	}

	@Test
	void ofManyGuessesAtOnceOnlySoManyAreLookedAt() throws Exception {
		ExecutorService guessers = Executors.newFixedThreadPool(24);
		Callable<Boolean> guess = () -> {
			try {
				begin("admin", "10.0.0.1");
				return true;
			}
			catch (TooManyAttemptsException ex) {
				return false;
			}
		};
		int passed = 0;
		for (var answer : guessers.invokeAll(IntStream.range(0, 24).mapToObj((at) -> guess).toList())) {
			passed += answer.get() ? 1 : 0;
		}
		guessers.shutdown();
		assertThat(passed).isEqualTo(SignInLimiter.FREE_FROM_ADDRESS_FOR_ACCOUNT);
	}

	@Test
	void makesAnAddressWaitThatTriesManyAccounts() {
		for (int i = 0; i < 20; i++) {
			fail("user" + i, "10.0.0.1", 1);
		}
		refused("another", "10.0.0.1");
		refused("admin", "10.0.0.1");
		assertThatNoException().isThrownBy(() -> begin("another", "10.0.0.2"));
	}

	@Test
	void anOwnAccountDoesNotWipeOutWhatAnAddressGuessed() {
		for (int i = 0; i < 20; i++) {
			fail("user" + i, "10.0.0.1", 1);
			pass(Duration.ofSeconds(1));
		}
		pass(Duration.ofMinutes(2));
		succeed("10.0.0.1");
		refused("another", "10.0.0.1");
	}

	@Test
	void manyAddressesTogetherAreSlowAsWell() {
		for (int i = 0; i < 20; i++) {
			fail("admin", "10.0.1." + i, 1);
			fail("nobody", "10.0.2." + i, 1);
		}
		refused("admin", "10.0.3.1");
		refused("nobody", "10.0.3.1");
	}

	@Test
	void nobodyCanLockAPersonOutOfAnAddressThatIsKnown() {
		succeed("10.0.0.1");
		for (int i = 0; i < 50; i++) {
			tryOnce("admin", "10.0.1." + i);
			tryOnce("user" + i, "10.0.0.1");
		}
		refused("admin", "10.0.9.9");
		refused("user", "10.0.0.1");
		succeed("10.0.0.1");
	}

	@Test
	void whoUsedALinkOfTheServerComesInFromANewAddress() {
		for (int i = 0; i < 50; i++) {
			tryOnce("admin", "10.0.1." + i);
		}
		refused("admin", "10.0.9.9");
		this.limiter.welcome("admin", "10.0.9.9");
		succeed("10.0.9.9");
	}

	@Test
	void theServerCanForgetAll() {
		fail("admin", "10.0.0.1", 5);
		refused("admin", "10.0.0.1");
		this.limiter.forgetAll();
		assertThatNoException().isThrownBy(() -> begin("admin", "10.0.0.1"));
	}

	@Test
	void aRestartForgetsNothing() {
		fail("admin", "10.0.0.1", 5);
		this.limiter = limiter();
		refused("admin", "10.0.0.1");
	}

	@Test
	void forgetsAfterAWhile() {
		fail("admin", "10.0.0.1", 4);
		pass(Duration.ofMinutes(16));
		fail("admin", "10.0.0.1", 4);
		assertThatNoException().isThrownBy(() -> begin("admin", "10.0.0.1"));
	}

	@Test
	void aClockThatIsSetBackLocksNobodyOut() {
		fail("admin", "10.0.0.1", 12);
		pass(Duration.ofDays(-365));
		assertThatNoException().isThrownBy(() -> begin("admin", "10.0.0.1"));
	}

	@Test
	void madeUpNamesPushNoAccountOutAndTakeNoMoreThanSoMuchRoom() {
		succeed("10.0.0.7");
		for (int i = 0; i < 20; i++) {
			fail("admin", "10.0.1." + i, 1);
		}
		fail("admin", "10.0.0.7", 8);
		Instant attack = this.now;
		int threeTimesTheRoom = Failures.CAPACITY;
		for (int i = 0; i < threeTimesTheRoom; i++) {
			this.now = attack.plusNanos(i * 1000L);
			begin("user" + i, "10.%d.%d.%d".formatted(1 + (i >> 16), (i >> 8) & 255, i & 255));
		}
		refused("admin", "10.99.0.1");
		refused("admin", "10.0.0.7");
		assertThat(this.jdbc.sql("select count(*) from sign_in_failure").query(Integer.class).single())
			.isLessThan(Failures.CAPACITY + 1100);
	}

	@Test
	void knownAddressesAreBoundedToo() {
		for (int i = 0; i < 200; i++) {
			pass(Duration.ofSeconds(1));
			this.limiter.succeeded(begin("admin", "10.0.1." + i), ADMIN.orElseThrow());
		}
		assertThat(this.jdbc.sql("select count(*) from known_address").query(Integer.class).single()).isEqualTo(20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "[2001:db8:1:2::7]",
			"2001:db8:1:2::1%eth0", "2001:DB8:1:2::" })
	void addressesOfOneNetworkAreOne(String address) {
		assertThat(Network.of(address)).isEqualTo(Network.of("2001:db8:1:2::9"))
			.isNotEqualTo(Network.of("2001:db8:1:3::9"));
	}

	@Test
	void anAddressIsTheSameHoweverItIsWritten() {
		assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo(Network.of("192.0.2.7")).isEqualTo("192.0.2.7");
		assertThat(Network.of("::ffff:c000:207")).isEqualTo("192.0.2.7");
		assertThat(Network.of("192.0.2.7:51000")).isEqualTo(Network.of("no address")).isEqualTo("unknown");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "admin", "ADMIN", " admin ", "admin\u0001", "\t\u0000admin", "ａｄｍｉｎ", "\u2003admin\u3000" })
	void whatFindsAnAccountIsWhatIsCounted(String typed) {
		assertThat(AccountName.key(typed)).isEqualTo("admin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ad\u0000min", "ad\u200bmin", "admin\u202e", "ad\nmin" })
	void whatCanBeNoNameIsCountedTogether(String typed) {
		assertThat(AccountName.key(typed)).isEmpty();
		assertThat(AccountName.key("admin" + "x".repeat(1_000_000))).isEmpty();
		assertThat(AccountName.key("x".repeat(65))).isEmpty();
	}

	private SignInLimiter.Attempt begin(String name, String address) {
		Optional<Account> account = ADMIN.filter((person) -> person.name().equals(name));
		return this.limiter.begin(name, account, address);
	}

	private void succeed(String address) {
		this.limiter.succeeded(begin("admin", address), ADMIN.orElseThrow());
	}

	private void fail(String name, String address, int times) {
		for (int i = 0; i < times; i++) {
			while (!tryOnce(name, address)) {
				pass(Duration.ofSeconds(1));
			}
		}
	}

	private boolean tryOnce(String name, String address) {
		try {
			begin(name, address);
			return true;
		}
		catch (TooManyAttemptsException ex) {
			return false;
		}
	}

	private void refused(String account, String address) {
		assertThatExceptionOfType(TooManyAttemptsException.class).isThrownBy(() -> begin(account, address));
	}

	private void pass(Duration time) {
		this.now = this.now.plus(time);
	}

}
