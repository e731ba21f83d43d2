package org.malcolmconsole.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may call what: read off the addresses that there really are, so that a new one
 * can't be forgotten.
 */
@ConsoleTest
class RolesIT {

	private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");

	private static final Set<String> OPEN = Set.of("/sign-in", "/first-account", "/error", "/api/v1/downloads/1",
			"/password-link/1");

	@LocalServerPort
	int port;

	@Autowired
	RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Test
	void noUnsafeCallIsOpenToStrangersOrViewers() {
		ConsoleClient program = new ConsoleClient(this.port);
		String viewer = token(program, "viewer");
		List<Call> unsafe = calls().filter((call) -> call.isApi() && UNSAFE.contains(call.method())).toList();
		assertThat(unsafe).hasSizeGreaterThan(10);
		for (Call call : unsafe) {
			assertThat(status(program, call, null)).as("stranger: %s", call).isEqualTo(401);
			assertThat(status(program, call, "Bearer wrong")).as("wrong token: %s", call).isEqualTo(401);
			assertThat(status(program, call, viewer)).as("viewer: %s", call).isEqualTo(403);
		}
	}

	@Test
	void nothingButSignInIsOpenToStrangers() {
		ConsoleClient stranger = new ConsoleClient(this.port);
		List<Call> reads = calls().filter((call) -> call.method().equals("GET")).toList();
		assertThat(reads).hasSizeGreaterThan(20);
		for (Call call : reads) {
			if (!OPEN.contains(call.path())) {
				assertThat(status(stranger, call, null)).as("%s", call).isEqualTo(call.isProgram() ? 401 : 302);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "POST,/api/v1/credentials/administrator,403,422", "POST,/api/v1/credentials/missing,403,422",
			"POST,/api/v1/tokens,403,422", "GET,/api/v1/tokens,403,200", "DELETE,/api/v1/tokens/none,403,404",
			"GET,/api/v1/credentials/forwarder-bundle,403,404", "PUT,/api/v1/cluster,403,422",
			"PATCH,/api/v1/settings,200,200", "PUT,/api/v1/storage,422,422", "PUT,/api/v1/ingress,422,422",
			"POST,/api/v1/operations,422,422", "POST,/api/v1/revisions/99999/restore,404,404" })
	void operatorsAreHeldBackWhereAdministratorsGoOn(String method, String path, int operator, int administrator) {
		ConsoleClient program = new ConsoleClient(this.port);
		Call call = new Call(method, path);
		assertThat(status(program, call, token(program, "operator"))).isEqualTo(operator);
		assertThat(status(program, call, "Bearer " + ConsoleTest.TOKEN)).isEqualTo(administrator);
	}

	private Stream<Call> calls() {
		return this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues().stream().flatMap((path) -> calls(mapping, path)));
	}

	private static Stream<Call> calls(RequestMappingInfo mapping, String path) {
		return mapping.getMethodsCondition()
			.getMethods()
			.stream()
			.map((method) -> new Call(method.name(), path.replaceAll("\\{\\*?[^}]*}", "1")));
	}

	private static int status(ConsoleClient program, Call call, String authorization) {
		String body = UNSAFE.contains(call.method()) ? "{}" : "";
		return ((authorization != null)
				? program.send(call.method(), call.path(), body, "Content-Type", "application/json", "Authorization",
						authorization)
				: program.send(call.method(), call.path(), body, "Content-Type", "application/json"))
			.statusCode();
	}

	private static String token(ConsoleClient program, String role) {
		String body = "{\"name\":\"a %s\",\"role\":\"%s\"}".formatted(role, role);
		String answer = program
			.send("POST", "/api/v1/tokens", body, "Content-Type", "application/json", "Authorization",
					"Bearer " + ConsoleTest.TOKEN)
			.body();
		assertThat(answer).contains("\"role\":\"" + role + "\"");
		return "Bearer " + answer.replaceFirst(".*\"secret\":\"", "").replaceFirst("\".*", "");
	}

	/**
	 * A call that somebody may try.
	 */
	record Call(String method, String path) {

		boolean isApi() {
			return this.path.startsWith("/api/");
		}

		boolean isProgram() {
			return isApi() || this.path.startsWith("/v3/api-docs");
		}

	}

}
