package org.malcolmconsole.web;

import java.net.http.HttpResponse;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every failure arrives in the form that its caller takes.
 */
@ConsoleTest
@Import(ErrorsIT.Failing.class)
class ErrorsIT {

	private static final String SECRET = "jdbc:secret-of-the-exception";

	private static final String[] TOKEN = { "Authorization", "Bearer " + ConsoleTest.TOKEN };

	@LocalServerPort
	int port;

	ConsoleClient client;

	@BeforeEach
	void signIn() {
		this.client = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
	}

	@Test
	void anUnknownAddressIsAPageForPeople() {
		HttpResponse<String> answer = this.client.get("/no-such-page");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
		assertThat(answer.body()).contains("<h1>Not found</h1>", "aria-label=\"Pages\"")
			.containsPattern("/assets/[0-9a-f]{16}/theme.css");
	}

	@Test
	void anUnknownAddressIsAFragmentForHtmx() {
		HttpResponse<String> answer = this.client.get("/no-such-page", "HX-Request", "true");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("role=\"alert\"", "Not found").doesNotContain("<html");
	}

	@Test
	void anUnknownAddressIsAProblemForPrograms() {
		HttpResponse<String> answer = this.client.get("/api/v1/no-such-thing", TOKEN);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"type\":\"about:blank\"", "\"title\":", "\"status\":404", "\"detail\":");
	}

	@Test
	void anUnknownExceptionShowsAnIncidentAndNothingElse() {
		for (HttpResponse<String> answer : List.of(this.client.get("/fails"),
				this.client.get("/fails", "HX-Request", "true"), this.client.get("/api/v1/fails", TOKEN))) {
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).containsPattern("incident [0-9a-f]{8}").doesNotContain(SECRET, "Exception");
		}
	}

	@Test
	void aKnownExceptionSaysWhatToDo() {
		HttpResponse<String> answer = this.client.get("/api/v1/busy", TOKEN);
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body()).contains("\"title\":\"Busy\"", "Wait for the other one.");
		assertThat(this.client.get("/busy").body()).contains("<h1>Busy</h1>", "Wait for the other one.");
	}

	@Test
	void aBodyThatBreaksTheRulesNamesEveryField() {
		HttpResponse<String> answer = this.client.send("POST", "/api/v1/things", "{\"count\":0}", "Authorization",
				"Bearer " + ConsoleTest.TOKEN, "Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("\"errors\":[{", "\"field\":\"count\"", "At least 1");
	}

	@Test
	void aValueOfTheWrongTypeIsNamedWithoutRepeatingIt() {
		HttpResponse<String> answer = this.client.send("POST", "/api/v1/things", "{\"count\":\"hunter2\"}",
				"Authorization", "Bearer " + ConsoleTest.TOKEN, "Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("\"errors\":[{", "\"field\":\"count\"").doesNotContain("hunter2", "java");
		HttpResponse<String> parameter = this.client.send("PATCH", "/api/v1/settings?dryRun=maybe", "{}",
				"Authorization", "Bearer " + ConsoleTest.TOKEN, "Content-Type", "application/json");
		assertThat(parameter.statusCode()).isEqualTo(422);
		assertThat(parameter.body()).contains("\"field\":\"dryRun\"").doesNotContain("java");
	}

	@Test
	void parametersThatBreakTheRulesAreNamedAsWell() {
		HttpResponse<String> answer = this.client.get("/api/v1/things?limit=0", TOKEN);
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("\"field\":\"limit\"", "At least 1");
		assertThat(this.client.get("/api/v1/things?limit=many", TOKEN).statusCode()).isEqualTo(400);
	}

	@Test
	void aBrokenBodyIsRefusedWithoutRepeatingIt() {
		HttpResponse<String> answer = this.client.send("POST", "/api/v1/things", "{\"count\": hunter2", "Authorization",
				"Bearer " + ConsoleTest.TOKEN, "Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).doesNotContain("hunter2");
	}

	/**
	 * Fails in every way.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	@RestController
	static class Failing {

		@GetMapping({ "/fails", "/api/v1/fails" })
		void fails() {
			throw new IllegalStateException(SECRET);
		}

		@GetMapping({ "/busy", "/api/v1/busy" })
		void busy() {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Wait for the other one.");
			problem.setTitle("Busy");
			throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
		}

		@PostMapping("/api/v1/things")
		void create(@Valid @RequestBody Thing thing) {
		}

		@GetMapping("/api/v1/things")
		void list(@RequestParam @Min(value = 1, message = "At least 1") int limit) {
		}

	}

	/**
	 * Something with a rule.
	 */
	record Thing(@Min(value = 1, message = "At least 1") int count) {

	}

}
