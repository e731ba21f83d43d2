package org.malcolmconsole.cluster.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Connection.Source;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.watch.WatchPace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A server that answers is not yet an API server. */
class ForeignServerTests {

	private final AtomicReference<String> version = new AtomicReference<>("{}");

	private final AtomicReference<String> other = new AtomicReference<>("{}");

	private volatile int status = 200;

	private HttpServer server;

	private Session session;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			var path = exchange.getRequestURI().getPath();
			var body = (path.equals("/version") ? this.version : this.other).get().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Location", "/sign-in");
			exchange.sendResponseHeaders(this.status, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
		var address = URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
		var target = new Target(Access.simulated(address, "token"), Source.SIMULATED, null, "malcolm");
		this.session = new Session(target, new WatchPace(Duration.ofSeconds(90), Duration.ofMinutes(5)),
				Clock.systemUTC(), new Changes());
	}

	@AfterEach
	void stop() {
		this.session.close();
		this.server.stop(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | {}                                                   | something else
			200 | {"gitVersion": ""}                                   | something else
			200 | {"gitVersion": "?"}                                  | something else
			200 | {"gitVersion": {"major": 1}}                         | something else
			200 | {"name": "node-1", "version": {"number": "2.8.0"}}   | something else
			200 | []                                                   | no object
			200 | null                                                 | no object
			200 | ok                                                   | no object
			200 | <!doctype html><title>Sign in</title>                | a web page
			302 | <html>Moved</html>                                   | a web page
			404 | <html>Not found</html>                               | a web page
			405 | {"error": "no"}                                      | something else
			""")
	void connectingToWhatIsNoApiServerIsRefusedWithASentence(int answered, String body, String look) {
		this.status = answered;
		this.version.set(body);
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this.session::open)
			.withMessageContaining("is no Kubernetes API server: trying to ask for the version brought " + look)
			.withMessageContaining("check the address");
		assertThat(this.session.connection().connected()).isFalse();
	}

	@Test
	void anEmptyAnswerIsNone() {
		this.version.set("");
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this.session::open)
			.withMessageContaining("brought nothing");
	}

	@Test
	void aVersionAloneMakesNoApiServer() {
		this.version.set("{\"gitVersion\": \"v1.31.2\"}");
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this.session::open)
			.withMessageContaining("is no Kubernetes API server");
		this.other.set("<html>Sign in</html>");
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this.session::open)
			.withMessageContaining("a web page");
	}

	@Test
	void aSignInPageInTheMiddleIsNoNamespaceAndNothingIsFresh() {
		this.other.set("<html>Sign in</html>");
		await().untilAsserted(() -> {
			this.session.beat();
			assertThat(this.session.connection().connected()).isFalse();
			assertThat(this.session.connection().problem()).contains("is no Kubernetes API server", "a web page");
		});
	}

}
