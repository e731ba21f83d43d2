package org.malcolmconsole.account.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.malcolmconsole.account.Account;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.Role;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.signin.PasswordSignIn;
import org.malcolmconsole.account.signin.SignInLimiter;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * There is always an administrator, and the server's operator can always let one in.
 */
@ExtendWith(OutputCaptureExtension.class)
class PeopleTests {

	private static final String PASSWORD = "Grey-lantern-42";

	private final JdbcConnectionPool database = JdbcConnectionPool
		.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final AtomicInteger hashed = new AtomicInteger();

	private Accounts accounts;

	private People people;

	@BeforeEach
	void open() {
		Flyway.configure().dataSource(this.database).load().migrate();
		this.context.registerBean(JdbcClient.class, () -> JdbcClient.create(this.database));
		this.context.registerBean(TransactionTemplate.class,
				() -> new TransactionTemplate(new JdbcTransactionManager(this.database)));
		this.context.registerBean(Clock.class, Clock::systemUTC);
		this.context.registerBean(SecureRandom.class, () -> new SecureRandom());
		this.context.registerBean(PasswordEncoder.class, () -> new Counting(this.hashed));
		this.context.register(Accounts.class, SecurityLog.class, People.class, PasswordLinks.class);
		this.context.scan("org.malcolmconsole.account.signin");
		this.context.refresh();
		this.accounts = this.context.getBean(Accounts.class);
		this.people = this.context.getBean(People.class);
		this.accounts.createFirst("ada", PASSWORD);
	}

	@AfterEach
	void close() {
		this.context.close();
		JdbcClient.create(this.database).sql("shutdown").update();
		this.database.dispose();
	}

	static Stream<PersonChange> lossesOfPower() {
		return Stream.of(PersonChange.disabled(true), PersonChange.role(Role.OPERATOR), PersonChange.role(Role.VIEWER),
				PersonChange.reset(), new PersonChange(Role.ADMINISTRATOR, true, false));
	}

	@ParameterizedTest
	@MethodSource("lossesOfPower")
	void theLastAdministratorStaysOne(PersonChange change) {
		this.people.add(new PersonForm("invited", Role.ADMINISTRATOR));
		administrator("disabled");
		this.people.change("disabled", PersonChange.disabled(true));
		add("olga", Role.OPERATOR);
		for (String name : List.of("ada", "ADA")) {
			assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> this.people.change(name, change))
				.satisfies((refusal) -> {
					assertThat(refusal.getStatusCode().value()).isEqualTo(409);
					assertThat(refusal.getBody().getDetail()).contains("ada is the only administrator",
							"Make somebody else");
				});
			assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> this.people.remove(name));
		}
		assertThat(this.accounts.find("ada")).map(Account::governs).hasValue(true);
	}

	@Test
	void twoAdministratorsCannotEndEachOther() throws Exception {
		ExecutorService both = Executors.newFixedThreadPool(2);
		for (int round = 0; round < 20; round++) {
			String other = "eve-" + round;
			administrator(other);
			List<Callable<Throwable>> changes = List.of(
					() -> catchThrowable(() -> this.people.change(other, PersonChange.role(Role.VIEWER))),
					() -> catchThrowable(() -> this.people.change("ada", PersonChange.disabled(true))));
			List<Throwable> refusals = new ArrayList<>();
			for (Future<Throwable> change : both.invokeAll(changes)) {
				refusals.add(change.get());
			}
			assertThat(refusals).as("one is refused").containsOnlyOnce((Throwable) null);
			assertThat(this.accounts.all().stream().filter(Account::governs)).hasSize(1);
			this.accounts.setDisabled("ada", false);
			this.accounts.setRole(other, Role.VIEWER);
		}
		both.shutdown();
	}

	@Test
	void aLinkIsUsedOnceAlsoByTwoAtOnce() throws Exception {
		String token = token(this.people.add(new PersonForm("olga", Role.OPERATOR)));
		List<Callable<Boolean>> uses = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			String password = "Blue-teapot-7" + i;
			uses.add(() -> this.people.setPassword(token, password).isPresent());
		}
		ExecutorService all = Executors.newFixedThreadPool(6);
		List<Boolean> used = new ArrayList<>();
		for (Future<Boolean> use : all.invokeAll(uses)) {
			used.add(use.get());
		}
		all.shutdown();
		assertThat(used).containsOnlyOnce(true);
	}

	@Test
	void whoIsDisabledHasNoLink() {
		String token = token(this.people.add(new PersonForm("olga", Role.OPERATOR)));
		this.people.change("olga", PersonChange.disabled(true));
		assertThat(this.people.setPassword(token, PASSWORD)).isEmpty();
		this.people.change("olga", PersonChange.disabled(false));
		assertThat(this.people.setPassword(token, PASSWORD)).isEmpty();
	}

	@Test
	void theServersOperatorGetsALinkAndThePasswordWorksUntilItIsUsed(CapturedOutput log) {
		rescue("ADA", false);
		String link = log.getAll().replaceAll("(?s).*/password-link/([A-Za-z0-9_-]{43}) .*", "$1");
		assertThat(log.getAll()).contains("within an hour", "without console.setup.reset-password");
		PasswordSignIn door = this.context.getBean(PasswordSignIn.class);
		assertThat(door.verify("ada", PASSWORD, "10.0.0.1").name()).isEqualTo("ada");
		assertThat(this.people.setPassword(link, "Blue-teapot-77")).hasValue("ada");
		assertThat(door.verify("ada", "Blue-teapot-77", "10.0.0.1").name()).isEqualTo("ada");
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> door.verify("ada", PASSWORD, "10.0.0.1"));
	}

	@Test
	void whoeverMayNotSignInGetsNoLinkFromTheServer(CapturedOutput log) {
		administrator("eve");
		this.people.change("eve", PersonChange.disabled(true));
		rescue("eve", false);
		rescue("nobody", false);
		rescue(null, false);
		rescue(" ", false);
		assertThat(log.getAll()).contains("names nobody who may sign in. These may: [ada]")
			.doesNotContain("/password-link/");
	}

	@Test
	void theServersOperatorMakesItForgetFailures() {
		PasswordSignIn door = this.context.getBean(PasswordSignIn.class);
		for (int i = 0; i < 6; i++) {
			catchThrowable(() -> door.verify("ada", "wrong", "10.0.0.1"));
		}
		assertThat(catchThrowable(() -> door.verify("ada", PASSWORD, "10.0.0.1"))).isNotNull();
		rescue(null, false);
		assertThat(catchThrowable(() -> door.verify("ada", PASSWORD, "10.0.0.1"))).isNotNull();
		rescue(null, true);
		assertThat(door.verify("ada", PASSWORD, "10.0.0.1").name()).isEqualTo("ada");
	}

	@Test
	void namesAndPasswordsThatAreNoneCostTheSameWork() {
		PasswordSignIn door = this.context.getBean(PasswordSignIn.class);
		this.people.add(new PersonForm("invited", Role.OPERATOR));
		for (String name : List.of("ada", "nobody", "invited", "", "a\u0000b", "x".repeat(500))) {
			for (String password : List.of("wrong", "", "x".repeat(10_000))) {
				this.context.getBean(SignInLimiter.class).forgetAll();
				this.hashed.set(0);
				assertThatExceptionOfType(BadCredentialsException.class)
					.isThrownBy(() -> door.verify(name, password, "10.0.0.1"))
					.withMessage("User name or password is wrong");
				assertThat(this.hashed).as("hashes for %s", name).hasValue(1);
			}
		}
	}

	private void rescue(String name, boolean unlock) {
		new Rescue(new RescueProperties(name, unlock), this.people, this.context.getBean(SignInLimiter.class),
				new SecurityLog())
			.help();
	}

	private void administrator(String name) {
		add(name, Role.ADMINISTRATOR);
	}

	private void add(String name, Role role) {
		this.people.setPassword(token(this.people.add(new PersonForm(name, role))), PASSWORD);
	}

	private static String token(NewLink link) {
		assertThat(Duration.between(Clock.systemUTC().instant(), link.expiry())).isBetween(Duration.ofHours(71),
				PasswordLinks.LIFE);
		return link.path().substring(link.path().lastIndexOf('/') + 1);
	}

	/** A cheap hash that counts how often it is compared. */
	private static final class Counting extends Pbkdf2PasswordEncoder {

		private final AtomicInteger compared;

		private Counting(AtomicInteger compared) {
			super("", 8, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
			this.compared = compared;
		}

		@Override
		protected boolean matchesNonNull(String password, String hash) {
			this.compared.incrementAndGet();
			return super.matchesNonNull(password, hash);
		}

	}

}
