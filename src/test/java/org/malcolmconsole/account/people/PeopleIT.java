package org.malcolmconsole.account.people;

import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People come by a one-time link, and what changes about them counts at once.
 */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
class PeopleIT {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static final String PASSWORD = "Blue-teapot-77";

	private static final String[] JSON = { "Content-Type", "application/json", "Authorization",
			"Bearer " + ConsoleTest.TOKEN };

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	ConsoleClient program;

	String name;

	@BeforeEach
	void connect() {
		this.jdbc.sql("delete from sign_in_failure").update();
		this.program = new ConsoleClient(this.port);
		this.name = "person-" + COUNT.incrementAndGet();
	}

	@Test
	void aPersonSetsAPasswordByALinkThatWorksOnce() {
		HttpResponse<String> added = add(this.name, "viewer");
		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.headers().firstValue("Location")).hasValue("/api/v1/people/" + this.name);
		String link = link(added);
		assertThat(read(this.name))
			.contains("\"role\":\"viewer\"", "\"disabled\":false", "\"lastSignIn\":null", "\"passwordSet\":false")
			.doesNotContain("link");
		ConsoleClient person = new ConsoleClient(this.port);
		assertThat(person.send("HEAD", link, "").statusCode()).isEqualTo(200);
		assertThat(person.get(link).body()).contains("Set your password", this.name);
		assertThat(use(person, link, "short").statusCode()).as("rules").isEqualTo(422);
		assertThat(use(person, link, PASSWORD).statusCode()).isEqualTo(302);
		assertThat(person.get("/").statusCode()).as("signed in").isEqualTo(200);
		assertThat(person.get("/people").statusCode()).as("viewer").isEqualTo(403);
		assertThat(new ConsoleClient(this.port).get(link).statusCode()).isEqualTo(404);
		assertThat(read(this.name)).contains("\"passwordSet\":true").doesNotContain("\"lastSignIn\":null");
		assertThat(signedIn(this.name, PASSWORD).get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void onlyTheHashOfALinkIsKept() {
		String link = link(add(this.name, "viewer"));
		assertThat(this.jdbc.sql("select hash from password_link where account = ?")
			.param(this.name)
			.query(String.class)
			.single()).matches("[0-9a-f]{64}").isNotEqualTo(link.substring(link.lastIndexOf('/') + 1));
	}

	@Test
	void aLinkEndsAfterThreeDaysAndWithANewerOne() {
		String first = link(add(this.name, "viewer"));
		String second = link(change("{\"resetPassword\":true}"));
		assertThat(this.program.get(first).statusCode()).isEqualTo(404);
		assertThat(this.program.get(second).statusCode()).isEqualTo(200);
		this.jdbc.sql("update password_link set expires_at = dateadd(hour, -72, expires_at) where account = ?")
			.param(this.name)
			.update();
		HttpResponse<String> late = this.program.get(second);
		assertThat(late.statusCode()).isEqualTo(404);
		assertThat(late.body()).contains("This link does not work", "Ask an administrator");
	}

	@Test
	void wrongLinksAreLimitedAndRightOnesAreNot() {
		String link = link(add(this.name, "viewer"));
		int status = 404;
		for (int i = 0; i < 40 && status == 404; i++) {
			status = this.program.get("/password-link/" + "x".repeat(40) + i).statusCode();
		}
		assertThat(status).isEqualTo(429);
		assertThat(this.program.get(link).statusCode()).isEqualTo(200);
	}

	@Test
	void namesAreTheSameHoweverTheyAreWritten() {
		add("Case-" + this.name, "viewer");
		HttpResponse<String> again = add("CASE-" + this.name.toUpperCase(java.util.Locale.ROOT), "viewer");
		assertThat(again.statusCode()).isEqualTo(422);
		assertThat(again.body()).contains("\"field\":\"name\"", "already");
		assertThat(read("case-" + this.name)).contains("\"name\":\"Case-" + this.name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "-ada", "ada lovelace", "ad\\u0000a", "ad\\u202ea", "ad\\u0430", "ａda",
			"0123456789012345678901234567890123456789012345678901234567890123x", "ada/../root", "ada;x" })
	void aNameThatMisleadsIsRefused(String name) {
		assertThat(add(name, "viewer").statusCode()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"disabled\":true}|401", "{\"role\":\"viewer\"}|403", "{\"resetPassword\":true}|200", "|401" })
	void aChangeCountsAtOnceInSessionsSocketsAndTokens(String change, int tokenAfterwards) throws Exception {
		ConsoleClient person = joined("administrator");
		String token = token(person);
		assertThat(status(token)).isEqualTo(200);
		CountDownLatch closed = new CountDownLatch(1);
		person.socket(new Closing(closed));
		if (change != null) {
			assertThat(change(change).statusCode()).isEqualTo(200);
		}
		else {
			assertThat(this.program.send("DELETE", "/api/v1/people/" + this.name, "", JSON).statusCode())
				.isEqualTo(204);
		}
		assertThat(closed.await(5, TimeUnit.SECONDS)).as("socket closed").isTrue();
		assertThat(person.get("/").statusCode()).as("session").isEqualTo(302);
		assertThat(status(token)).as("token").isEqualTo(tokenAfterwards);
		boolean comesBack = signedIn(this.name, PASSWORD).get("/").statusCode() == 200;
		assertThat(comesBack).as("password").isEqualTo(tokenAfterwards == 403);
	}

	@Test
	void aSignOutClosesTheSocketOfThatSessionAlone() throws Exception {
		ConsoleClient person = joined("viewer");
		ConsoleClient elsewhere = signedIn(this.name, PASSWORD);
		CountDownLatch closed = new CountDownLatch(1);
		CountDownLatch other = new CountDownLatch(1);
		person.socket(new Closing(closed));
		elsewhere.socket(new Closing(other));
		person.post("/sign-out", "_csrf=" + person.csrf("/"));
		assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
		assertThat(other.getCount()).isEqualTo(1);
		assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void aSessionThatBeganAtTheMomentOfTheChangeIsNotOne() {
		ConsoleClient person = joined("viewer");
		this.jdbc.sql("update account set disabled = true where name = ?").param(this.name).update();
		assertThat(person.get("/").statusCode()).isEqualTo(302);
	}

	@Test
	void whoIsEnabledAgainHasTheSamePassword() {
		joined("viewer");
		change("{\"disabled\":true}");
		assertThat(signedIn(this.name, PASSWORD).get("/").statusCode()).isEqualTo(302);
		assertThat(change("{\"resetPassword\":true}").statusCode()).as("no link while disabled").isEqualTo(409);
		change("{\"disabled\":false}");
		assertThat(signedIn(this.name, PASSWORD).get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void anOwnPasswordIsChangedWithThePresentOneAndEndsTheOtherSessions() throws Exception {
		ConsoleClient person = joined("viewer");
		ConsoleClient elsewhere = signedIn(this.name, PASSWORD);
		CountDownLatch closed = new CountDownLatch(1);
		elsewhere.socket(new Closing(closed));
		HttpResponse<String> wrong = ownPassword(person, "not-it-at-all", "Green-kettle-88");
		assertThat(wrong.statusCode()).isEqualTo(422);
		assertThat(wrong.body()).contains("not your present password").doesNotContain("not-it-at-all", "Green-kettle");
		assertThat(ownPassword(person, PASSWORD, "short").statusCode()).isEqualTo(422);
		assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);
		assertThat(ownPassword(person, PASSWORD, "Green-kettle-88").statusCode()).isEqualTo(302);
		assertThat(person.get("/password?changed").body()).contains("was changed");
		assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
		assertThat(elsewhere.get("/").statusCode()).isEqualTo(302);
		assertThat(signedIn(this.name, PASSWORD).get("/").statusCode()).isEqualTo(302);
		assertThat(signedIn(this.name, "Green-kettle-88").get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void thePresentPasswordCannotBeGuessedInASessionEither() {
		ConsoleClient person = joined("viewer");
		int status = 422;
		for (int i = 0; i < 10 && status == 422; i++) {
			status = ownPassword(person, "wrong-" + i, "Green-kettle-88").statusCode();
		}
		assertThat(status).isEqualTo(429);
	}

	@Test
	void whatSomebodyHadDoesNotGoToTheNextWithThatName() {
		ConsoleClient person = joined("administrator");
		String token = token(person);
		this.jdbc.sql("""
				insert into settings_draft (account, field, draft_text, base_text, base_revision, changed_at)
				values (?, 'x', 'y', '', 1, current_timestamp)""").param(this.name).update();
		this.program.send("DELETE", "/api/v1/people/" + this.name, "", JSON);
		add(this.name, "administrator");
		assertThat(status(token)).isEqualTo(401);
		assertThat(person.get("/").statusCode()).isEqualTo(302);
		assertThat(this.jdbc.sql("select count(*) from settings_draft where account = ?")
			.param(this.name)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void aTokenMadeByATokenSharesTheFateOfThePerson() {
		String token = token(joined("administrator"));
		String body = this.program
			.send("POST", "/api/v1/tokens", "{\"name\":\"child\",\"role\":\"administrator\"}", "Content-Type",
					"application/json", "Authorization", "Bearer " + token)
			.body();
		String child = field(body, "secret");
		assertThat(status(child)).isEqualTo(200);
		change("{\"disabled\":true}");
		assertThat(status(child)).isEqualTo(401);
		change("{\"disabled\":false}");
		assertThat(status(child)).isEqualTo(200);
	}

	@Test
	void onlyAdministratorsKnowAndChangePeople() {
		ConsoleClient person = joined("operator");
		assertThat(person.get("/people").statusCode()).isEqualTo(403);
		assertThat(person.get("/people/" + this.name).statusCode()).isEqualTo(403);
		assertThat(person.get("/api/v1/people").statusCode()).isEqualTo(403);
		assertThat(person.post("/people/" + this.name + "/role", "role=ADMINISTRATOR&_csrf=" + person.csrf("/"))
			.statusCode()).isEqualTo(403);
		assertThat(person.get("/").body()).doesNotContain("href=\"/people\"");
		assertThat(read(this.name)).contains("\"role\":\"operator\"");
	}

	@Test
	void thePageAddsShowsTheLinkOnceAndChanges() {
		ConsoleClient admin = signedIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		HttpResponse<String> added = admin.post("/people",
				"name=%s&role=VIEWER&_csrf=%s".formatted(this.name, admin.csrf("/people")));
		assertThat(added.statusCode()).isEqualTo(200);
		assertThat(added.body()).contains("/password-link/", "It is not shown again", "<html");
		assertThat(admin.get("/people").body()).contains(this.name).doesNotContain("/password-link/");
		assertThat(admin.get("/people", "HX-Request", "true").body()).contains("<h1>People</h1>")
			.doesNotContain("<html");
		String csrf = "_csrf=" + admin.csrf("/people");
		String page = "/people/" + this.name;
		assertThat(admin.post(page + "/role", csrf + "&role=OPERATOR").statusCode()).isEqualTo(302);
		assertThat(read(this.name)).contains("\"role\":\"operator\"");
		assertThat(admin.post(page + "/disable", csrf).statusCode()).isEqualTo(302);
		assertThat(admin.get(page).body()).contains("disabled", "Enable").doesNotContain("Reset the password");
		assertThat(admin.post(page + "/enable", csrf).statusCode()).isEqualTo(302);
		assertThat(admin.post(page + "/reset", csrf, "HX-Request", "true").body()).contains("/password-link/")
			.doesNotContain("<html");
		assertThat(admin.post(page + "/remove", csrf).statusCode()).isEqualTo(302);
		assertThat(admin.get(page).statusCode()).isEqualTo(404);
	}

	@Test
	void thePageSaysWhatIsWrong() {
		ConsoleClient admin = signedIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		String csrf = "&role=VIEWER&_csrf=" + admin.csrf("/people");
		HttpResponse<String> bad = admin.post("/people", "name=-" + csrf, "HX-Request", "true");
		assertThat(bad.statusCode()).isEqualTo(422);
		assertThat(bad.body()).contains("2 to 64 letters", "href=\"#name\"", "value=\"-\"");
		HttpResponse<String> taken = admin.post("/people", "name=" + ConsoleTest.USERNAME + csrf);
		assertThat(taken.statusCode()).isEqualTo(422);
		assertThat(taken.body()).contains("Somebody has this name already");
	}

	@Test
	void theLogHasALineForEachChangeAndNoLink(CapturedOutput log) {
		ConsoleClient person = joined("operator");
		String link = link(change("{\"resetPassword\":true}"));
		change("{\"role\":\"viewer\"}");
		change("{\"disabled\":true}");
		this.program.send("DELETE", "/api/v1/people/" + this.name, "", JSON);
		person.get("/");
		String by = "account=\"" + this.name + "\"";
		assertThat(log.getAll().lines().filter((line) -> line.contains(by)))
			.anyMatch((line) -> line.contains("action=person-added outcome=succeeded")
					&& line.contains("by=\"token setup\""))
			.anyMatch((line) -> line.contains("action=password-set"))
			.anyMatch((line) -> line.contains("action=password-reset") && line.contains("from=\"127.0.0.1\""))
			.anyMatch((line) -> line.contains("action=role-changed") && line.contains("role=\"VIEWER\""))
			.anyMatch((line) -> line.contains("action=person-disabled"))
			.anyMatch((line) -> line.contains("action=person-removed"));
		assertThat(log.getAll()).doesNotContain(link.substring(link.lastIndexOf('/') + 1), PASSWORD);
	}

	@Test
	void theLogHasALineForTokensAndReveals(CapturedOutput log) {
		ConsoleClient admin = joined("administrator");
		String secret = token(admin);
		admin.get("/api/v1/env-files/" + secretFile() + "?reveal=true");
		assertThat(log.getAll())
			.contains("action=token-made outcome=succeeded", "by=\"" + this.name + "\"",
					"action=secrets-revealed outcome=succeeded file=\"" + secretFile() + "\" actor=\"" + this.name
							+ "\"")
			.doesNotContain(secret);
	}

	private String secretFile() {
		return this.program.get("/api/v1/env-files", JSON)
			.body()
			.replaceAll("(?s).*\"name\":\"([^\"]+)\",\"secret\":true.*", "$1");
	}

	private HttpResponse<String> add(String name, String role) {
		return this.program.send("POST", "/api/v1/people", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role),
				JSON);
	}

	private HttpResponse<String> change(String body) {
		return this.program.send("PATCH", "/api/v1/people/" + this.name, body, JSON);
	}

	private String read(String name) {
		return this.program.get("/api/v1/people/" + name, JSON).body();
	}

	private ConsoleClient joined(String role) {
		ConsoleClient person = new ConsoleClient(this.port);
		use(person, link(add(this.name, role)), PASSWORD);
		assertThat(person.get("/").statusCode()).isEqualTo(200);
		return person;
	}

	private static HttpResponse<String> use(ConsoleClient person, String link, String password) {
		return person.post(link, "password=%s&_csrf=%s".formatted(password, person.csrf(link)));
	}

	private ConsoleClient signedIn(String name, String password) {
		return new ConsoleClient(this.port).signIn(name, password);
	}

	private static HttpResponse<String> ownPassword(ConsoleClient person, String current, String password) {
		return person.post("/password",
				"current=%s&password=%s&_csrf=%s".formatted(current, password, person.csrf("/password")));
	}

	private static String token(ConsoleClient person) {
		return field(person
			.send("POST", "/api/v1/tokens", "{\"name\":\"own\",\"role\":\"administrator\"}", "Content-Type",
					"application/json", "X-CSRF-TOKEN", person.csrf("/tokens"))
			.body(), "secret");
	}

	private int status(String token) {
		return this.program.get("/api/v1/tokens", "Authorization", "Bearer " + token).statusCode();
	}

	private static String link(HttpResponse<String> answer) {
		return field(answer.body(), "link").replaceFirst("http://[^/]+", "");
	}

	private static String field(String body, String name) {
		return body.replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
	}

	/** Counts down when the socket is closed. */
	private record Closing(CountDownLatch closed) implements WebSocket.Listener {

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.closed.countDown();
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable failure) {
			this.closed.countDown();
		}

	}

}
