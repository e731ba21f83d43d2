package org.malcolmconsole.account;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * API tokens over the API and on their page.
 */
@ConsoleTest
class TokensIT {

	private static final String[] JSON = { "Content-Type", "application/json", "Authorization",
			"Bearer " + ConsoleTest.TOKEN };

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	ConsoleClient program;

	@BeforeEach
	void connect() {
		this.program = new ConsoleClient(this.port);
	}

	@Test
	void aTokenIsMadeUsedAndRemoved() {
		HttpResponse<String> made = create("backup", Role.ADMINISTRATOR);
		assertThat(made.statusCode()).isEqualTo(201);
		String secret = field(made, "secret");
		String address = made.headers().firstValue("Location").orElseThrow();
		assertThat(address).isEqualTo("/api/v1/tokens/" + field(made, "id"));
		assertThat(this.program.get("/api/v1/tokens", bearer(secret)).body()).contains("\"name\":\"backup\"")
			.doesNotContain(secret, "hash");
		assertThat(this.program.send("DELETE", address, "", JSON).statusCode()).isEqualTo(204);
		assertThat(this.program.get("/api/v1/tokens", bearer(secret)).statusCode()).isEqualTo(401);
		assertThat(this.program.send("DELETE", address, "", JSON).statusCode()).isEqualTo(404);
	}

	@Test
	void onlyTheHashOfASecretIsKept() {
		String secret = field(create("hashed", Role.VIEWER), "secret");
		assertThat(secret.length()).isGreaterThanOrEqualTo(43);
		assertThat(this.jdbc.sql("select hash from api_token").query(String.class).list())
			.allMatch((hash) -> hash.matches("[0-9a-f]{64}"))
			.doesNotContain(secret, ConsoleTest.TOKEN);
	}

	@Test
	void aTokenMayDoWhatItsRoleMay() {
		String viewer = field(create("viewer", Role.VIEWER), "secret");
		String operator = field(create("operator", Role.OPERATOR), "secret");
		assertThat(this.program.get("/api/v1/tokens", bearer(viewer)).statusCode()).isEqualTo(403);
		HttpResponse<String> refusal = this.program.get("/api/v1/tokens", bearer(operator));
		assertThat(refusal.statusCode()).isEqualTo(403);
		assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void anExpiredTokenIsWorthNothing() {
		HttpResponse<String> made = create("short", Role.ADMINISTRATOR);
		assertThat(this.program.get("/api/v1/tokens", bearer(field(made, "secret"))).statusCode()).isEqualTo(200);
		this.jdbc.sql("update api_token set expires_at = timestamp '2020-01-01 00:00:00+00:00' where id = ?")
			.param(field(made, "id"))
			.update();
		assertThat(this.program.get("/api/v1/tokens", bearer(field(made, "secret"))).statusCode()).isEqualTo(401);
	}

	@Test
	void anExpiryIsATimeToCome() {
		HttpResponse<String> made = create(
				"{\"name\":\"until\",\"role\":\"viewer\",\"expiry\":\"2999-01-02T03:04:05Z\"}");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(field(made, "expiry")).isEqualTo("2999-01-02T03:04:05Z");
		HttpResponse<String> past = create(
				"{\"name\":\"past\",\"role\":\"viewer\",\"expiry\":\"2001-01-02T03:04:05Z\"}");
		assertThat(past.statusCode()).isEqualTo(422);
		assertThat(past.body()).contains("\"field\":\"expiry\"");
	}

	@Test
	void withoutATokenTheApiAsksForOne() {
		HttpResponse<String> answer = this.program.get("/api/v1/tokens");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"status\":401", "\"title\"", "\"detail\"", "\"type\"");
	}

	@Test
	void aSessionNeedsTheCsrfHeader() {
		ConsoleClient person = signedIn();
		String body = "{\"name\":\"by session\",\"role\":\"VIEWER\"}";
		assertThat(person.get("/api/v1/tokens").statusCode()).isEqualTo(200);
		assertThat(person.send("POST", "/api/v1/tokens", body, "Content-Type", "application/json").statusCode())
			.isEqualTo(403);
		assertThat(person
			.send("POST", "/api/v1/tokens", body, "Content-Type", "application/json", "X-CSRF-TOKEN",
					person.csrf("/tokens"))
			.statusCode()).isEqualTo(201);
	}

	@Test
	void aFormThatIsWrongSavesNothing() {
		HttpResponse<String> answer = this.program.send("POST", "/api/v1/tokens", "{\"name\":\" \",\"days\":0}", JSON);
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("\"field\":\"name\"", "\"field\":\"role\"", "\"field\":\"days\"");
		HttpResponse<String> unknown = this.program.send("POST", "/api/v1/tokens", "{\"name\":\"x\",\"role\":\"ROOT\"}",
				JSON);
		assertThat(unknown.statusCode()).isEqualTo(422);
		assertThat(unknown.body()).contains("\"errors\":[{", "\"field\":\"role\"").doesNotContain("ROOT", "enum");
	}

	@Test
	void thePageIsWholeAndAFragment() {
		ConsoleClient person = signedIn();
		assertThat(person.get("/tokens").body()).contains("<html", "<h1>API tokens</h1>", "aria-current=\"page\"");
		assertThat(person.get("/tokens", "HX-Request", "true").body()).contains("<h1>API tokens</h1>")
			.doesNotContain("<html");
	}

	@Test
	void thePageShowsASecretOnce() {
		ConsoleClient person = signedIn();
		HttpResponse<String> made = person.post("/tokens",
				"name=once&role=VIEWER&days=1&_csrf=" + person.csrf("/tokens"));
		assertThat(made.statusCode()).isEqualTo(200);
		assertThat(made.body()).contains("id=\"secret\">mct_");
		assertThat(person.get("/tokens").body()).contains("once").doesNotContain("mct_");
	}

	@Test
	void thePageSaysWhatIsWrongInAForm() {
		ConsoleClient person = signedIn();
		HttpResponse<String> answer = person.post("/tokens", "name=&role=VIEWER&_csrf=" + person.csrf("/tokens"),
				"HX-Request", "true");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("Say what the token is for", "href=\"#name\"").doesNotContain("<html");
	}

	@Test
	void aFragmentOfAnEndedSessionLeadsToTheSignIn() {
		HttpResponse<String> answer = this.program.get("/tokens", "HX-Request", "true");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
	}

	private ConsoleClient signedIn() {
		return new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
	}

	private HttpResponse<String> create(String name, Role role) {
		return create("{\"name\":\"%s\",\"role\":\"%s\",\"days\":30}".formatted(name, role));
	}

	private HttpResponse<String> create(String body) {
		return this.program.send("POST", "/api/v1/tokens", body, JSON);
	}

	private static String[] bearer(String secret) {
		return new String[] { "Authorization", "Bearer " + secret };
	}

	private static String field(HttpResponse<String> answer, String name) {
		return answer.body().replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
	}

}
