package org.malcolmconsole.opensearch.connection;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.Destination;
import org.malcolmconsole.probe.Destinations;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Layer;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;
import org.malcolmconsole.probe.ProbeProperties;
import org.malcolmconsole.probe.TlsCheck;
import org.malcolmconsole.probe.TlsIdentity;

import static org.assertj.core.api.Assertions.assertThat;

/** Each layer of a connection, good and bad, with real servers. */
@Timeout(300)
class ConsoleProbeTests {

	private static final Login LOGIN = new Login("malcolm", "canary-päss \"word\\");

	private static final TlsIdentity GOOD = TlsIdentity.of("localhost", "127.0.0.1");

	private static final Duration LONG = Duration.ofMinutes(2);

	@Test
	void everyLayerOfAGoodServerIsWell() {
		try (StandInSearch server = StandInSearch.secure(GOOD).asking(LOGIN)) {
			Findings found = probe("https://localhost:" + server.port(), LOGIN, true, GOOD);
			assertThat(found.layers()).extracting(Layer::kind).isEqualTo(Judge.KINDS);
			assertThat(found.layers()).extracting(Layer::state).containsOnly(State.OK);
			assertThat(found.ok()).isTrue();
			assertThat(layer(found, Kind.SIGN_IN).detail()).isEqualTo("Signed in as malcolm.");
			assertThat(layer(found, Kind.VERSION).detail()).isEqualTo("OpenSearch 2.8.0.");
			assertThat(server.seen()).containsOnly(LOGIN).hasSize(2);
			assertThat(found.toString()).doesNotContain("canary");
			assertThat(probe("https://127.0.0.1:" + server.port(), LOGIN, true, GOOD).ok()).isTrue();
			assertThat(probe("https://localhost:" + server.port() + "/search/", LOGIN, true, GOOD).ok()).isTrue();
		}
	}

	@Test
	void aCertificateThatNobodyVouchesForEndsTheTestBeforeAPasswordIsSent() {
		try (StandInSearch server = StandInSearch.secure(GOOD).asking(LOGIN)) {
			Findings found = probe("https://localhost:" + server.port(), LOGIN, true, null);
			assertFails(found, Kind.TLS, "signed by itself");
			assertThat(server.seen()).isEmpty();
			Findings unchecked = probe("https://localhost:" + server.port(), LOGIN, false, null);
			assertThat(unchecked.ok()).isTrue();
			assertThat(layer(unchecked, Kind.TLS).state()).isEqualTo(State.WARNING);
		}
	}

	@Test
	void aCertificateForAnotherNameIsNamed() {
		TlsIdentity other = TlsIdentity.of("other.example.org");
		try (StandInSearch server = StandInSearch.secure(other).asking(LOGIN)) {
			Findings found = probe("https://localhost:" + server.port(), LOGIN, true, other);
			assertFails(found, Kind.TLS, "is not for the name localhost");
			assertThat(server.seen()).isEmpty();
		}
	}

	@Test
	void anExpiredCertificateIsNamed() {
		TlsIdentity old = TlsIdentity.expired("localhost");
		try (StandInSearch server = StandInSearch.secure(old).asking(LOGIN)) {
			assertFails(probe("https://localhost:" + server.port(), LOGIN, true, old), Kind.TLS, "expired on 20");
			assertThat(server.seen()).isEmpty();
		}
	}

	@Test
	void plainAndEncryptedAreToldApart() {
		try (StandInSearch plain = StandInSearch.plain(); StandInSearch secure = StandInSearch.secure(GOOD)) {
			Findings wrong = probe("http://localhost:" + secure.port(), null, true, null);
			assertThat(failed(wrong).kind()).isEqualTo(Kind.SIGN_IN);
			assertThat(failed(wrong).remedy()).contains("https://");
			Findings found = probe("http://localhost:" + plain.port(), LOGIN, true, null);
			assertThat(found.ok()).isTrue();
			assertThat(layer(found, Kind.TLS).state()).isEqualTo(State.WARNING);
			assertThat(layer(found, Kind.SIGN_IN).detail()).contains("plain text");
		}
	}

	@Test
	void aServerThatAnswersInPlainTextIsNamed() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> talk(server, "HTTP/1.1 400 Bad Request\r\n\r\n", 1));
			thread.start();
			Findings found = probe("https://localhost:" + server.getLocalPort(), LOGIN, true, null);
			assertFails(found, Kind.TLS, "but not encrypted");
			thread.join();
		}
	}

	@Test
	void aWrongOrMissingLoginIsTheSignInsFailure() {
		try (StandInSearch server = StandInSearch.secure(GOOD).asking(LOGIN)) {
			String url = "https://localhost:" + server.port();
			assertFails(probe(url, new Login("malcolm", "wrong"), true, GOOD), Kind.SIGN_IN, "refuses this user name");
			assertFails(probe(url, null, true, GOOD), Kind.SIGN_IN, "none is stored");
			server.answering(403, "no");
			assertFails(probe(url, LOGIN, true, GOOD), Kind.SIGN_IN, "allows it nothing");
		}
	}

	@Test
	void aRedirectIsNotFollowed() {
		try (StandInSearch target = StandInSearch.plain(); StandInSearch server = StandInSearch.plain()) {
			server.answering(302, "", "Location", "http://localhost:" + target.port() + "/");
			target.answering(200, StandInSearch.VERSION);
			assertFails(probe("http://localhost:" + server.port(), null, true, null), Kind.SIGN_IN, "not followed");
			assertThat(target.seen()).isEmpty();
		}
	}

	@Test
	void whatIsNoOpenSearchIsNamed() {
		try (StandInSearch server = StandInSearch.plain()) {
			for (String body : List.of("<html>hello</html>", "{}", "[1]", "", "{\"version\":{\"number\":\"<b>\"}}")) {
				server.answering(200, body);
				assertFails(probe("http://localhost:" + server.port(), null, true, null), Kind.VERSION,
						"not as OpenSearch");
			}
			server.answering(500, StandInSearch.VERSION);
			assertFails(probe("http://localhost:" + server.port(), null, true, null), Kind.VERSION, "HTTP 500");
			server.answering(200, "{\"version\":{\"number\":\"7.10.2\"},\"status\":\"green\"}");
			Findings similar = probe("http://localhost:" + server.port(), null, true, null);
			assertThat(layer(similar, Kind.VERSION).state()).isEqualTo(State.WARNING);
		}
	}

	@Test
	void theHealthIsTold() {
		try (StandInSearch server = StandInSearch.plain()) {
			String url = "http://localhost:" + server.port();
			server.health(200, "{\"status\":\"yellow\"}");
			assertThat(layer(probe(url, null, true, null), Kind.HEALTH).state()).isEqualTo(State.WARNING);
			server.health(403, "");
			assertThat(layer(probe(url, null, true, null), Kind.HEALTH).detail()).contains("HTTP 403");
			server.health(200, "{\"status\":\"red\"}");
			assertFails(probe(url, null, true, null), Kind.HEALTH, "Red");
		}
	}

	@Test
	void aHugeAnswerIsCutOff() {
		try (StandInSearch server = StandInSearch.plain()) {
			server.answering(200, "x".repeat(3 * Http.MOST_BYTES));
			assertFails(probe("http://localhost:" + server.port(), null, true, null), Kind.VERSION, "far more");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
			"SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 999999 OK\r\n\r\n" })
	void aServerThatBreaksOffOrSpeaksSomethingElseIsNamed(String answer) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> talk(server, answer, 1));
			thread.start();
			Findings found = probe("http://localhost:" + server.getLocalPort(), null, true, null);
			assertThat(failed(found).kind()).isEqualTo(Kind.SIGN_IN);
			thread.join();
		}
	}

	@Test
	void chunksAreRead() throws Exception {
		String half = StandInSearch.VERSION.substring(0, 10);
		String rest = StandInSearch.VERSION.substring(10);
		String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n"
			.formatted(half.length(), half, rest.length(), rest);
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> talk(server, answer, 2));
			thread.start();
			Findings found = probe("http://localhost:" + server.getLocalPort(), null, true, null);
			assertThat(layer(found, Kind.VERSION).detail()).isEqualTo("OpenSearch 2.8.0.");
			thread.join();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	void aServerThatStaysSilentEndsWithTheTime(String scheme) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			Findings found = probe(new ProbeProperties(true, Duration.ofMillis(300)),
					scheme + "://localhost:" + server.getLocalPort(), null, true, null);
			assertThat(failed(found).kind()).isEqualTo(scheme.equals("http") ? Kind.SIGN_IN : Kind.TLS);
		}
	}

	@Test
	void aServerThatDripsEndsWithTheTime() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> drip(server));
			thread.start();
			Findings found = probe(new ProbeProperties(true, Duration.ofMillis(700)),
					"http://localhost:" + server.getLocalPort(), null, true, null);
			assertThat(failed(found).detail()).contains("no complete answer in time");
			thread.join();
		}
	}

	@Test
	void aClosedPortIsTheConnectionsFailure() throws Exception {
		int port;
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		assertFails(probe("https://localhost:" + port, null, true, null), Kind.TCP, "does not accept connections");
	}

	@Test
	void unknownNamesAreTheNamesFailureAndThoseOfAClusterAreLeftToIt() {
		assertFails(probe("https://nowhere.invalid", null, true, null), Kind.DNS, "is not known");
		Findings service = probe("http://no-such-service-here:9200", null, true, null);
		assertThat(service.skipped()).isTrue();
		assertThat(service.ok()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1", "http://localhost", "http://[::1]", "http://169.254.169.254",
			"http://[fe80::1]", "http://metadata.google.internal", "http://[::ffff:169.254.169.254]", "http://0.0.0.0",
			"http://[::ffff:127.0.0.1]", "http://100.100.100.200" })
	void addressesThatHoldSecretsOrAreTheMachineItselfAreRefused(String url) throws Exception {
		ProbeProperties usual = new ProbeProperties(false, LONG);
		assertFails(probe(usual, url + ":9200", LOGIN, true, null), Kind.DNS, "is not asked");
	}

	@Test
	void whatANameSaysLaterDoesNotMatter() throws Exception {
		TlsIdentity identity = TlsIdentity.of("rebinding.invalid");
		try (StandInSearch server = StandInSearch.secure(identity)) {
			Destination pinned = new Destination("rebinding.invalid", server.port(),
					List.of(InetAddress.getLoopbackAddress()), LONG);
			try (Socket socket = pinned.connect()) {
				TlsCheck tls = new TlsCheck(pinned, true, List.of(identity.pem()), Clock.systemUTC());
				Answer answer = Http.get(tls.over(socket), HttpAddress.parse("https://rebinding.invalid"), "/", null);
				assertThat(answer.status()).isEqualTo(200);
			}
		}
	}

	private static void talk(ServerSocket server, String answer, int times) {
		for (int time = 0; time < times; time++) {
			try (Socket socket = server.accept()) {
				socket.getInputStream().read(new byte[64]);
				socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
				socket.shutdownOutput();
				socket.getInputStream().readAllBytes();
			}
			catch (java.io.IOException ex) {
				// the other side has heard enough
			}
		}
	}

	private static void drip(ServerSocket server) {
		try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
			while (true) {
				out.write('x');
				out.flush();
				Thread.onSpinWait();
				java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
			}
		}
		catch (java.io.IOException ex) {
			// closed at last
		}
	}

	private static Findings probe(String url, @Nullable Login login, boolean verify, @Nullable TlsIdentity trusted) {
		return probe(new ProbeProperties(true, LONG), url, login, verify, trusted);
	}

	private static Findings probe(ProbeProperties properties, String url, @Nullable Login login, boolean verify,
			@Nullable TlsIdentity trusted) {
		List<byte[]> authorities = (trusted != null)
				? List.of("garbage".getBytes(StandardCharsets.UTF_8), trusted.pem()) : List.of();
		return new ConsoleProbe(new Destinations(properties), Clock.systemUTC())
			.run(new Question(HttpAddress.parse(url), login, verify, authorities));
	}

	private static Layer layer(Findings findings, Kind kind) {
		return findings.layers().stream().filter((layer) -> layer.kind() == kind).findFirst().orElseThrow();
	}

	private static Layer failed(Findings findings) {
		return findings.layers()
			.stream()
			.filter((layer) -> layer.state() == State.FAILED)
			.findFirst()
			.orElseThrow(() -> new AssertionError(findings.toString()));
	}

	private static void assertFails(Findings findings, Kind kind, String detail) {
		Layer failed = failed(findings);
		assertThat(failed.kind()).as(findings.toString()).isEqualTo(kind);
		assertThat(failed.detail()).contains(detail);
		assertThat(failed.remedy()).isNotBlank();
		assertThat(findings.ok()).isFalse();
		assertThat(findings.layers()).extracting(Layer::kind).containsExactlyInAnyOrderElementsOf(Judge.KINDS);
	}

}
