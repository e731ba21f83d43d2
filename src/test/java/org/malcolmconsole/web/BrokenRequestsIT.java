package org.malcolmconsole.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.malcolmconsole.browser.ConsoleTest;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What is broken or too large is refused with a sentence, by page and API alike. */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
class BrokenRequestsIT {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String MULTIPART = "multipart/form-data; boundary=x";

	@LocalServerPort
	int port;

	static Stream<Arguments> broken() {
		String many = IntStream.range(0, 20_000).mapToObj((n) -> "p" + n + "=1").collect(Collectors.joining("&"));
		String parts = IntStream.range(0, 2_000).mapToObj((n) -> part("p" + n, "1")).collect(Collectors.joining());
		return Stream.of(Arguments.of("an encoding that is none", FORM, "username=%zz", "400"),
				Arguments.of("half an encoding", FORM, "username=%4", "400"),
				Arguments.of("bytes that are no text", FORM, "username=%ff%fe", "400"),
				Arguments.of("20,000 parameters", FORM, many, "400"),
				Arguments.of("a form of 3 MB", FORM, "username=" + "a".repeat(3_000_000), "413"),
				Arguments.of("a form of 300 kB", FORM, "username=" + "a".repeat(300_000), "413"),
				Arguments.of("a character set that nobody knows", FORM + "; charset=klingon", "a=1", "415"),
				Arguments.of("another character set", FORM + "; charset=utf-16", "a=1", "415"),
				Arguments.of("a type that is none", "no/type/at all", "a=1", "415"),
				Arguments.of("a multipart form without boundary", "multipart/form-data", "x", "400"),
				Arguments.of("a multipart form that breaks off", MULTIPART, part("a", "1").substring(0, 30), "400"),
				Arguments.of("2,000 parts", MULTIPART, parts + "--x--\r\n", "413"),
				Arguments.of("a file of 3 MB", MULTIPART, part("file", "a".repeat(3_000_000)) + "--x--\r\n", "413"));
	}

	private static String part(String name, String value) {
		return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n" + value + "\r\n";
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("broken")
	void aBrokenFormIsRefusedWithASentence(String what, String type, String body, String status, CapturedOutput output)
			throws IOException {
		for (String path : new String[] { "/sign-in", "/connect", "/settings", "/api/v1/tokens" }) {
			for (boolean chunked : new boolean[] { false, true }) {
				Seen seen = post(path, type, body, chunked);
				if (status.equals("413") && chunked || path.equals("/connect")) {
					assertThat(seen.status()).as("%s %s", path, seen).isIn(status, "403", "415", "401", "413");
				}
				else {
					assertThat(seen.status()).as("%s %s", path, seen).isEqualTo(status);
					seen.assertSentence(path);
				}
			}
		}
		assertThat(output).doesNotContain("Incident", "\tat ");
	}

	@Test
	void aBrokenQueryIsRefusedWithASentence(CapturedOutput output) throws IOException {
		for (String path : new String[] { "/sign-in", "/api/v1/settings", "/logs" }) {
			for (String query : new String[] { "a=%zz", "a=%", "a=%ff" }) {
				Seen seen = send("GET " + path + "?" + query + " HTTP/1.1\r\n" + HEADERS + "\r\n");
				assertThat(seen.status()).as(path + query).isEqualTo("400");
				seen.assertSentence(path);
			}
		}
		assertThat(output).doesNotContain("Incident", "\tat ");
	}

	private static final String HEADERS = "Host: localhost\r\nAuthorization: Bearer " + ConsoleTest.TOKEN
			+ "\r\nConnection: close\r\n";

	@Test
	void aBrokenBodyOfAProgramIsRefusedWithASentence(CapturedOutput output) throws IOException {
		String path = "/api/v1/tokens";
		String json = "application/json";
		assertThat(post(path, json, "{\"name\": ", false).status()).isEqualTo("400");
		assertThat(post(path, json, "[".repeat(100_000), false).status()).isEqualTo("400");
		assertThat(post(path, json, "{\"name\": \"" + "a".repeat(3_000_000) + "\"}", false).status()).isEqualTo("413");
		assertThat(post(path, json, "{\"name\": \"" + "a".repeat(3_000_000) + "\"}", true).status()).isEqualTo("413");
		assertThat(post(path, json, "{\"name\": \"" + "a".repeat(300_000) + "\"}", true).status()).isEqualTo("413");
		assertThat(post(path, json + "; charset=klingon", "{}", false).status()).isEqualTo("415");
		assertThat(post(path, json + "; charset=utf-16", "{}", false).status()).isEqualTo("415");
		assertThat(post(path, "application/xml", "<a/>", false).status()).isEqualTo("415");
		assertThat(post(path, "", "{}", false).status()).isEqualTo("415");
		for (var wide : new String[] { "*/*", "application/*", "application/*+json" }) {
			assertThat(post(path, wide, "{}", false).status()).as(wide).isEqualTo("415");
		}
		post(path, json, "{", false).assertSentence(path);
		post(path, json, "{\"name\": \"" + "a".repeat(300_000) + "\"}", true).assertSentence(path);
		assertThat(output).doesNotContain("Incident", "\tat ");
	}

	@Test
	void whatIsNoHttpIsRefusedWithASentence(CapturedOutput output) throws IOException {
		for (String path : new String[] { "/sign-in", "/api/v1/tokens" }) {
			for (String head : new String[] { "Content-Length: -1", "Content-Length: abc",
					"Content-Length: 99999999999999999999", "Content-Length: 1\r\nContent-Length: 2",
					"Transfer-Encoding: nonsense" }) {
				Seen seen = send("POST " + path + " HTTP/1.1\r\n" + HEADERS + head + "\r\n\r\n");
				assertThat(seen.status()).as(head).isIn("400", "413", "501");
				seen.assertSentence(path);
			}
			send("GET " + path + "/%zz HTTP/1.1\r\n" + HEADERS + "\r\n").assertSentence(path);
			// of an address that can't be read it is not known that programs use it
			send("GET " + path + "?a=^|{} HTTP/1.1\r\n" + HEADERS + "\r\n").assertSentence("/");
			send("GET " + path + " HTTP/1.1\r\n" + HEADERS + "X: " + "a".repeat(20_000) + "\r\n\r\n")
				.assertSentence(path);
		}
		assertThat(output).doesNotContain("Incident", "\tat ");
	}

	@Test
	void aTextAsLargeAsIsAllowedArrives() throws IOException {
		Seen seen = post("/api/v1/cluster", "application/json", "{\"kubeconfig\": \"" + "a".repeat(1_000_000) + "\"}",
				true, "PUT");
		assertThat(seen.status()).as(seen.toString()).isEqualTo("422");
		assertThat(
				post("/api/v1/cluster", "application/json", "\"" + "a".repeat(2_200_000) + "\"", true, "PUT").status())
			.isEqualTo("413");
	}

	@Test
	void oddMultipartFormsAreNoFaultOfTheConsole(CapturedOutput output) throws IOException {
		for (String path : new String[] { "/sign-in", "/api/v1/tokens" }) {
			for (String body : new String[] { "x", "--x--\r\n", "--x\r\nno header\r\n\r\n1\r\n--x--\r\n" }) {
				assertThat(post(path, MULTIPART, body, false).status()).as(path + body).isIn("400", "403", "415");
			}
		}
		assertThat(output).doesNotContain("Incident", "\tat ");
	}

	@Test
	void aNameThatTurnsTheDirectionOfWritingIsRefused() throws IOException {
		for (String name : new String[] { "admin\\u202etxt", "a\\nb", "a\\u001b[31m", "a\\u0000" }) {
			Seen seen = post("/api/v1/tokens", "application/json", "{\"name\": \"" + name + "\", \"role\": \"viewer\"}",
					false);
			assertThat(seen.status()).as(seen.toString()).isEqualTo("422");
			assertThat(seen.answer()).contains("\"field\":\"name\"", "not seen");
		}
	}

	@Test
	void whatIsLoggedCanNotLookLikeALineOfItsOwn(CapturedOutput output) {
		LoggerFactory.getLogger(BrokenRequestsIT.class)
			.warn("name\r\n2026-01-01T00:00:00.000Z  INFO forged\u001b[31m\u202etxt");
		assertThat(output).contains("name?\n    2026-01-01T00:00:00.000Z  INFO forged?[31m?txt");
	}

	private Seen post(String path, String type, String body, boolean chunked) throws IOException {
		return post(path, type, body, chunked, "POST");
	}

	private Seen post(String path, String type, String body, boolean chunked, String method) throws IOException {
		int length = body.getBytes(StandardCharsets.UTF_8).length;
		String head = method + " " + path + " HTTP/1.1\r\n" + HEADERS
				+ (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
		return chunked ? send(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n" + body
				+ "\r\n0\r\n\r\n") : send(head + "Content-Length: " + length + "\r\n\r\n" + body);
	}

	private Seen send(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(60_000);
			try {
				socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
				socket.getOutputStream().flush();
			}
			catch (IOException ex) {
				// it was refused before all was sent
			}
			return new Seen(new String(read(socket.getInputStream()), StandardCharsets.UTF_8));
		}
	}

	private static byte[] read(InputStream in) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		try {
			in.transferTo(all);
		}
		catch (IOException ex) {
			// reset by the server, after its answer
		}
		return all.toByteArray();
	}

	private record Seen(String answer) {

		String status() {
			return this.answer.isEmpty() ? "" : this.answer.split(" ", 3)[1];
		}

		void assertSentence(String path) {
			String body = this.answer.substring(this.answer.indexOf("\r\n\r\n") + 4);
			assertThat(this.answer).containsIgnoringCase(
					"Content-Type: " + (path.startsWith("/api/") ? "application/problem+json" : "text/html"));
			if (path.startsWith("/api/")) {
				assertThat(body).contains("\"detail\":\"", "\"title\":\"");
			}
			else {
				assertThat(body).contains("<h1>");
			}
			assertThat(body).doesNotContain("Apache", "java.", "Exception", "zz");
		}

	}

}
