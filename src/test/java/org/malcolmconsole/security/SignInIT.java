package org.malcolmconsole.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in and out with a session.
 */
@ConsoleTest
class SignInIT {

	@LocalServerPort
	int port;

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
