package org.malcolmconsole.account.first;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.browser.ConsoleClient;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The very first start: nobody has an account, and only who can read the server's log or
 * files gets in.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class FirstRunIT {

	@LocalServerPort
	int port;

	@Autowired
	SetupCode code;

	@Autowired
	FirstRun firstRun;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Accounts accounts;

	@Autowired
	Environment environment;

	ConsoleClient client;

	@BeforeEach
	void forgetEverybody() {
		this.jdbc.sql("delete from account").update();
		this.client = new ConsoleClient(this.port);
	}

	@Test
	void theCodeIsInTheLogAndInAFileOfTheOwner(CapturedOutput log) throws IOException {
		this.firstRun.announce();
		String written = Files.readString(this.code.file()).strip();
		assertThat(written).matches("([A-Z2-9]{4}-){4}[A-Z2-9]{4}");
		assertThat(log.getAll()).contains(written);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.code.file())))
			.isEqualTo("rw-------");
	}

	@Test
	void theCodeMakesOneAccountAndIsGone() {
		this.firstRun.announce();
		HttpResponse<String> made = create(this.code.publish().toLowerCase(Locale.ROOT).replace("-", " "));
		assertThat(made.statusCode()).isEqualTo(302);
		assertThat(this.code.file()).doesNotExist();
		assertThat(this.client.get("/").statusCode()).as("signed in").isEqualTo(200);
		assertThat(new ConsoleClient(this.port).get("/first-account").statusCode()).isEqualTo(302);
		assertThat(this.jdbc.sql("select password_hash from account").query(String.class).single())
			.startsWith("{argon2}");
	}

	@Test
	void noSecondAccountIsMadeWithTheCode() {
		String again = "code=" + this.code.publish().replace("-", "")
				+ "&username=second&password=Grey-lantern-43&_csrf=" + this.client.csrf("/first-account");
		create(this.code.publish());
		assertThat(this.client.post("/first-account", again).statusCode()).isNotEqualTo(302);
		assertThat(this.jdbc.sql("select name from account").query(String.class).list()).containsExactly("analyst");
	}

	@Test
	void ofSixWhoUseTheCodeAtOnceOneGetsAnAccount() throws Exception {
		String code = this.code.publish();
		List<Callable<Integer>> posts = IntStream.range(0, 6).mapToObj((at) -> {
			ConsoleClient person = new ConsoleClient(this.port);
			String form = "code=%s&username=person%d&password=Grey-lantern-42&_csrf=%s".formatted(code, at,
					person.csrf("/first-account"));
			return (Callable<Integer>) () -> person.post("/first-account", form).statusCode();
		}).toList();
		ExecutorService people = Executors.newFixedThreadPool(6);
		List<Integer> answers = new ArrayList<>();
		for (Future<Integer> answer : people.invokeAll(posts)) {
			answers.add(answer.get());
		}
		people.shutdown();
		assertThat(answers).containsOnlyOnce(302).isSubsetOf(302, 409, 422);
		assertThat(this.jdbc.sql("select count(*) from account").query(Long.class).single()).isEqualTo(1);
	}

	@Test
	void thePropertiesAndThePageTogetherMakeOneAccount() throws Exception {
		List<Callable<Boolean>> both = List.of(() -> this.accounts.createFirst("by-page", "Grey-lantern-42"),
				() -> this.accounts.createFirst("by-properties", "Grey-lantern-42"));
		ExecutorService people = Executors.newFixedThreadPool(2);
		List<Boolean> answers = new ArrayList<>();
		for (Future<Boolean> answer : people.invokeAll(both)) {
			answers.add(answer.get());
		}
		people.shutdown();
		assertThat(answers).containsExactlyInAnyOrder(true, false);
	}

	@Test
	void aCodeEndsAfterAnHourAndThePageMakesANewOne(CapturedOutput log) {
		SetupCode other = new SetupCode(this.environment, new SecureRandom(), Clock.systemUTC());
		String first = other.publish();
		assertThat(other.matches(first)).isTrue();
		assertThat(other.publish()).isEqualTo(first);
		SetupCode late = new SetupCode(this.environment, new SecureRandom(), new Clock() {
			private int asked;

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
				return Instant.EPOCH.plus(SetupCode.LIFE.multipliedBy(this.asked++));
			}
		});
		assertThat(late.matches(late.publish())).isFalse();
		assertThat(late.works()).isFalse();
		this.code.forget();
		assertThat(this.client.get("/first-account").statusCode()).isEqualTo(200);
		assertThat(log.getAll()).contains(this.code.publish());
	}

	@Test
	void aWrongCodeMakesNoAccount() {
		HttpResponse<String> answer = create("AAAA-BBBB-CCCC-DDDD-EEEE");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("This is not the code").doesNotContain("Grey-lantern-42");
		assertThat(this.jdbc.sql("select count(*) from account").query(Long.class).single()).isZero();
	}

	private HttpResponse<String> create(String code) {
		return this.client.post("/first-account", "code=" + code.replace(" ", "+")
				+ "&username=analyst&password=Grey-lantern-42&_csrf=" + this.client.csrf("/first-account"));
	}

}
