package org.malcolmconsole.security;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No response of either port lacks the headers that hold browsers back.
 */
@ConsoleTest
class ResponseHeadersIT {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
			+ "frame-ancestors 'none'; base-uri 'none'";

	@LocalServerPort
	int port;

	@LocalManagementPort
	int managementPort;

	ConsoleClient client;

	@BeforeEach
	void signIn() {
		this.client = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
	}

	@Test
	void pagesFragmentsAndFilesHaveThem() {
		hasThem(200, this.client.get("/"));
		hasThem(200, this.client.get("/strip", "HX-Request", "true"));
		hasThem(200, new ConsoleClient(this.port).get("/sign-in"));
		hasThem(200, this.client.get("/assets/theme.css"));
		hasThem(200, this.client.get("/webjars/htmx.org/2.0.8/dist/htmx.min.js"));
	}

	@Test
	void apiAnswersHaveThem() {
		hasThem(200, this.client.get("/api/v1/tokens"));
		hasThem(200, this.client.get("/v3/api-docs"));
		hasThem(401, new ConsoleClient(this.port).get("/api/v1/tokens"));
		hasThem(401, new ConsoleClient(this.port).get("/api/v1/tokens", "Authorization", "Bearer wrong"));
		hasThem(404, this.client.get("/api/v1/nothing"));
	}

	@Test
	void refusalsAndErrorsHaveThem() {
		hasThem(302, new ConsoleClient(this.port).get("/"));
		hasThem(404, this.client.get("/nothing"));
		hasThem(403, this.client.post("/sign-out", "_csrf=wrong"));
		hasThem(405, this.client.send("DELETE", "/tokens", "", "X-CSRF-TOKEN", this.client.csrf("/tokens")));
		hasThem(400, this.client.get("/a;b"));
		hasThem(404, this.client.get("/assets/nothing.js"));
	}

	@Test
	void whatTheServerRefusesByItselfHasThem() {
		hasThem(400, this.client.get("/a%00b"));
		hasThem(405, this.client.send("TRACE", "/api/v1/tokens", ""));
		HttpResponse<String> climbing = this.client.get("/api/v1/env-files/..%2f..%2fetc%2fpasswd");
		hasThem(400, climbing);
		assertThat(climbing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void theManagementPortHasThem() {
		ConsoleClient management = new ConsoleClient(this.managementPort);
		hasThem(200, management.get("/actuator/health/liveness"));
		hasThem(200, management.get("/actuator/health/readiness"));
		hasThem(200, management.get("/actuator/prometheus"));
		hasThem(404, management.get("/actuator/env"));
	}

	@Test
	void theManagementEndpointsAreNotOnTheOtherPort() {
		assertThat(this.client.get("/actuator/health").statusCode()).isEqualTo(404);
		assertThat(this.client.get("/actuator/prometheus").statusCode()).isEqualTo(404);
	}

	@Test
	void onlyTheApiPageMayStyleItself() {
		assertThat(this.client.get("/swagger-ui/index.html").headers().firstValue("Content-Security-Policy").orElse(""))
			.contains("style-src 'self' 'unsafe-inline'", "script-src 'self';", "default-src 'none'");
	}

	@Test
	void filesAreKeptForAYearUnderTheirHashAndNoPageIsKept() {
		String page = this.client.get("/").body();
		String address = page.replaceAll("(?s).*href=\"(/assets/[0-9a-f]{16}/theme.css)\".*", "$1");
		assertThat(this.client.get(address).headers().firstValue("Cache-Control"))
			.hasValue("max-age=31536000, public, immutable");
		assertThat(this.client.get("/assets/theme.css").headers().firstValue("Cache-Control")).hasValue("no-cache");
		assertThat(this.client.get("/").headers().firstValue("Cache-Control").orElse("")).contains("no-store");
	}

	@Test
	void theSessionCookieIsOutOfReachForScriptsAndOtherSites() {
		assertThat(new ConsoleClient(this.port).get("/sign-in").headers().firstValue("Set-Cookie").orElse(""))
			.contains("HttpOnly", "SameSite=Strict");
	}

	private static void hasThem(int status, HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(status);
		List<String> policies = answer.headers().allValues("Content-Security-Policy");
		assertThat(policies).as(answer.uri().toString()).containsExactly(POLICY);
		hasHeader(answer, "X-Content-Type-Options", "nosniff");
		hasHeader(answer, "Referrer-Policy", "same-origin");
		hasHeader(answer, "Cross-Origin-Opener-Policy", "same-origin");
		hasHeader(answer, "Cross-Origin-Resource-Policy", "same-origin");
		assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
	}

	private static void hasHeader(HttpResponse<String> answer, String name, String value) {
		assertThat(answer.headers().allValues(name)).as("%s of %s", name, answer.uri()).containsExactly(value);
	}

}
