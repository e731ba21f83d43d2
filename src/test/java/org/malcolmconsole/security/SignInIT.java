package org.malcolmconsole.security;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in and out with a session.
 */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
class SignInIT {

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	@AfterEach
	void forgetFailures() {
		this.jdbc.sql("delete from sign_in_failure").update();
	}

	@Test
	void leadsToThePageThatWasAskedFor() {
		ConsoleClient client = new ConsoleClient(this.port);
		assertThat(location(client.get("/tokens"))).endsWith("/sign-in");
		HttpResponse<String> answer = signIn(client, ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		assertThat(location(answer)).contains("/tokens");
	}

	@Test
	void takesANewSessionSoThatNobodyCanPlantOne() {
		ConsoleClient client = new ConsoleClient(this.port);
		String before = cookie(client.get("/sign-in"));
		String after = cookie(signIn(client, ConsoleTest.USERNAME, ConsoleTest.PASSWORD));
		assertThat(after).isNotEmpty().isNotEqualTo(before);
	}

	@Test
	void needsTheCsrfToken() {
		assertThat(new ConsoleClient(this.port)
			.post("/sign-in", "username=%s&password=%s".formatted(ConsoleTest.USERNAME, ConsoleTest.PASSWORD))
			.statusCode()).isEqualTo(403);
	}

	@Test
	void endsWithTheSignOut() {
		ConsoleClient client = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		assertThat(client.get("/").statusCode()).isEqualTo(200);
		client.post("/sign-out", "_csrf=" + client.csrf("/"));
		assertThat(client.get("/").statusCode()).isEqualTo(302);
	}

	@Test
	void turnsAwayThoseWhoGuess() {
		ConsoleClient client = new ConsoleClient(this.port);
		for (int i = 0; i < 5; i++) {
			assertThat(location(signIn(client, "guessed", "wrong-" + i))).endsWith("/sign-in?error");
		}
		HttpResponse<String> answer = signIn(client, "guessed", "wrong");
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(answer.body()).contains("Too many attempts");
	}

	@Test
	void anotherSpellingOfTheAddressIsNoWayAroundTheLimit() {
		limited("/%73ign-in", "by-path", "by-path");
	}

	@Test
	void anotherSpellingOfTheNameIsNoWayAroundTheLimit() {
		limited("/sign-in", "spelled", "spelled%01", "SPELLED", "%20spelled", "%EF%BD%93pelled");
	}

	@Test
	void ofManyGuessesAtOnceOnlySoManyAreLookedAt() throws Exception {
		List<Callable<Integer>> guesses = IntStream.range(0, 24).mapToObj((at) -> {
			ConsoleClient client = new ConsoleClient(this.port);
			String form = "_csrf=%s&username=parallel&password=wrong-%d".formatted(client.csrf("/sign-in"), at);
			return (Callable<Integer>) () -> client.post("/sign-in", form).statusCode();
		}).toList();
		ExecutorService guessers = Executors.newFixedThreadPool(24);
		List<Integer> answers = new ArrayList<>();
		for (Future<Integer> answer : guessers.invokeAll(guesses)) {
			answers.add(answer.get());
		}
		guessers.shutdown();
		assertThat(answers).containsOnly(302, 429);
		assertThat(answers.stream().filter((status) -> status == 302).count()).isLessThanOrEqualTo(7);
	}

	@Test
	void whoIsKnownHereStillSignsInWhileOthersGuess() {
		ConsoleClient person = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		assertThat(person.get("/").statusCode()).isEqualTo(200);
		ConsoleClient stranger = new ConsoleClient(this.port);
		for (int i = 0; i < 25; i++) {
			signIn(stranger, "made-up-" + i, "wrong");
		}
		assertThat(signIn(stranger, "made-up", "wrong").statusCode()).isEqualTo(429);
		person = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		assertThat(person.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
		HttpResponse<String> known = signIn(new ConsoleClient(this.port), ConsoleTest.USERNAME, "wrong");
		HttpResponse<String> unknown = signIn(new ConsoleClient(this.port), "nobody", "wrong");
		assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
		assertThat(location(unknown)).isEqualTo(location(known));
		assertThat(unknown.body()).isEqualTo(known.body());
		assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
	}

	@Test
	void wrongTokensAreLimitedAndRightOnesAreNot() {
		ConsoleClient program = new ConsoleClient(this.port);
		int status = 401;
		for (int i = 0; i < 250 && status == 401; i++) {
			status = program.get("/api/v1/tokens", "Authorization", "Bearer wrong-" + i).statusCode();
		}
		assertThat(status).isEqualTo(429);
		assertThat(program.get("/api/v1/tokens", "Authorization", "Bearer " + ConsoleTest.TOKEN).statusCode())
			.isEqualTo(200);
	}

	@Test
	void eachOutcomeIsOneLineOfTheLogAndNoPasswordIsInIt(CapturedOutput log) {
		ConsoleClient person = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		person.post("/sign-out", "_csrf=" + person.csrf("/"));
		signIn(new ConsoleClient(this.port), "eve%0D%0A2026%20INFO%20forged%1B%5B2J%E2%80%AE%22", "hunter2-hunter2");
		assertThat(log.getAll())
			.contains("action=sign-in outcome=succeeded account=\"ada\" by=\"-\" from=\"127.0.0.1\"",
					"action=sign-out outcome=succeeded by=\"ada\" from=\"127.0.0.1\"",
					"account=\"eve\\u{d}\\u{a}2026 INFO forged\\u{1b}[2J\\u{202e}\\u{22}\" by=\"-\"")
			.doesNotContain("hunter2", ConsoleTest.PASSWORD);
	}

	private void limited(String path, String... names) {
		List<Integer> answers = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			ConsoleClient client = new ConsoleClient(this.port);
			answers.add(
					client
						.post(path,
								"_csrf=%s&username=%s&password=wrong".formatted(client.csrf("/sign-in"),
										names[i % names.length]))
						.statusCode());
		}
		assertThat(answers).contains(429);
	}

	private static HttpResponse<String> signIn(ConsoleClient client, String username, String password) {
		return client.post("/sign-in",
				"_csrf=%s&username=%s&password=%s".formatted(client.csrf("/sign-in"), username, password));
	}

	private static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

	private static String cookie(HttpResponse<String> answer) {
		return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
	}

}
