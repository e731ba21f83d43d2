package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.ExtendedSSLSession;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.probe.TlsIdentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A name is looked up once and connected to at the address that was checked. */
class PinnedAddressTests {

	private static final String NAME = "api.rebinding.invalid";

	private static final Call CALL = Call.get("ask for the version", "/version").withAttempts(1);

	private final List<HttpServer> servers = new ArrayList<>();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final AtomicInteger lookUps = new AtomicInteger();

	private volatile String redirect = "";

	private Clients clients;

	@AfterEach
	void end() {
		this.clients.close();
		this.servers.forEach((server) -> server.stop(0));
	}

	@Test
	void aNameThatStandsForAnotherAddressLaterIsNotFollowedThere() throws Exception {
		var port = serve("127.0.0.1", 0);
		serve("127.0.0.2", port);
		connect(access("http", port), "127.0.0.1");
		this.clients.lookUp(false);
		for (int call = 0; call < 5; call++) {
			version();
		}
		assertThat(this.lookUps).as("the name service is asked by the check alone").hasValue(1);
		assertThat(this.asked).hasSize(5).containsOnly("127.0.0.1 " + NAME + ":" + port);
	}

	@Test
	void aServerThatMovedIsFoundWhenItsNameIsCheckedAgain() throws Exception {
		var port = serve("127.0.0.1", 0);
		serve("127.0.0.2", port);
		var addresses = new ArrayList<>(List.of("127.0.0.1"));
		connect(access("http", port), addresses);
		version();
		addresses.set(0, "127.0.0.2");
		this.clients.lookUp(false);
		version();
		addresses.add("127.0.0.1");
		this.clients.lookUp(false);
		version();
		assertThat(this.asked).extracting((line) -> line.split(" ")[0])
			.containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.2");
	}

	@Test
	void anAddressThatDoesNotAnswerIsLeftForAnotherOfTheSameName() throws Exception {
		var port = serve("127.0.0.2", 0);
		connect(access("http", port), "127.0.0.1", "127.0.0.2");
		assertThatThrownBy(this::version).isInstanceOf(ClusterException.class);
		this.clients.lookUp(true);
		version();
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void aNameThatStandsForAForbiddenAddressIsRefusedAndTheCheckedOneStays() throws Exception {
		var port = serve("127.0.0.1", 0);
		var addresses = new ArrayList<>(List.of("127.0.0.1"));
		connect(access("http", port), addresses);
		version();
		addresses.set(0, "forbidden");
		assertThatThrownBy(() -> this.clients.lookUp(true)).isInstanceOf(ClusterException.class)
			.hasMessageContaining("is not used: it hands out secrets.");
		version();
		addresses.set(0, "unknown");
		this.clients.lookUp(true);
		version();
		assertThat(this.asked).hasSize(3);
	}

	@Test
	void anUnknownNameIsSaid() {
		connect(access("https", 6443), "unknown");
		assertThatThrownBy(this::version).isInstanceOf(ClusterException.class)
			.hasMessageContaining("its name is not known");
	}

	@Test
	void aRedirectElsewhereIsNotFollowed() throws Exception {
		var other = serve("127.0.0.2", 0);
		var port = serve("127.0.0.1", 0);
		this.redirect = "http://127.0.0.2:" + other + "/latest/meta-data";
		connect(access("http", port), "127.0.0.1");
		assertThatThrownBy(this::version).isInstanceOf(ClusterException.class);
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void tlsIsForTheNameAndItsCertificateIsChecked() throws Exception {
		var identity = TlsIdentity.of(NAME);
		var port = serve("127.0.0.1", 0, identity);
		connect(access("https", port, identity), "127.0.0.1");
		version();
		assertThat(this.asked).containsExactly("127.0.0.1 " + NAME + ":" + port + " " + NAME);
		this.clients.close();
		var other = TlsIdentity.of("other.invalid", "127.0.0.1");
		var elsewhere = serve("127.0.0.1", 0, other);
		connect(access("https", elsewhere, other), "127.0.0.1");
		assertThatThrownBy(this::version)
			.hasMessageContaining("its certificate is for other.invalid, 127.0.0.1, and not for " + NAME);
	}

	@Test
	void aServerThatIsNotTrustedIsSaidToBeSoByAuthorityDateOrName() throws Exception {
		var identity = TlsIdentity.of(NAME);
		connect(access("https", serve("127.0.0.1", 0, identity), TlsIdentity.of(NAME)), "127.0.0.1");
		assertThatThrownBy(this::version).hasMessageContainingAll("its certificate is signed by",
				"not by the authority in certificate-authority-data");
		this.clients.close();
		var plain = access("https", serve("127.0.0.1", 0, identity));
		connect(plain, "127.0.0.1");
		assertThatThrownBy(this::version).hasMessageContaining("the kubeconfig has no certificate-authority-data");
		this.clients.close();
		var expired = TlsIdentity.expired(NAME);
		connect(access("https", serve("127.0.0.1", 0, expired), expired), "127.0.0.1");
		assertThatThrownBy(this::version).hasMessageContainingAll("its certificate is valid from ",
				expired.issued().certificate().getNotAfter().toInstant().toString().substring(0, 10));
		this.clients.close();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void aServerThatSpeaksNoTlsIsSaidToBeNone() throws Exception {
		try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
			var answers = CompletableFuture.runAsync(() -> {
				try (var socket = server.accept()) {
					socket.getOutputStream()
						.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
					socket.getInputStream().transferTo(OutputStream.nullOutputStream());
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			connect(access("https", server.getLocalPort()), "127.0.0.1");
			assertThatThrownBy(this::version).hasMessageContaining("it speaks no TLS at this port");
			answers.cancel(true);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { NAME, "127.0.0.1" })
	void theNameOfTlsMayBeAnotherThanThatOfTheServer(String server) throws Exception {
		var identity = TlsIdentity.of("kubernetes.inside");
		var port = serve("127.0.0.1", 0, identity);
		var plain = access("https", port, identity);
		connect(new Access(URI.create("https://" + server + ":" + port), plain.authority(), "kubernetes.inside",
				"token", null, null, null, null, null), "127.0.0.1");
		version();
		assertThat(this.asked).containsExactly("127.0.0.1 kubernetes.inside:" + port + " kubernetes.inside");
		this.clients.close();
		connect(new Access(URI.create("https://" + server + ":" + port), plain.authority(), "other.inside", "token",
				null, null, null, null, null), "127.0.0.1");
		assertThatThrownBy(this::version).hasMessageContaining("is for kubernetes.inside, and not for other.inside");
	}

	private void version() {
		new Rest(this.clients).expect(CALL);
	}

	private void connect(Access access, String... addresses) {
		connect(access, List.of(addresses));
	}

	private void connect(Access access, List<String> addresses) {
		this.clients = new Clients(access, (server) -> {
			this.lookUps.incrementAndGet();
			List<InetAddress> found = new ArrayList<>();
			for (String address : addresses) {
				found.add(address(address));
			}
			return found;
		});
	}

	private static InetAddress address(String text) throws UnknownHostException {
		return switch (text) {
			case "unknown" -> throw new UnknownHostException();
			case "forbidden" -> throw new IllegalArgumentException("it hands out secrets.");
			default -> InetAddress.getByName(text);
		};
	}

	private static Access access(String scheme, int port) {
		return Access.simulated(URI.create("%s://%s:%d".formatted(scheme, NAME, port)), "token");
	}

	private static Access access(String scheme, int port, TlsIdentity trusted) {
		var plain = access(scheme, port);
		return new Access(plain.server(), new String(trusted.pem(), StandardCharsets.US_ASCII), null, "token", null,
				null, null, null, null);
	}

	private int serve(String address, int port) throws IOException {
		return start(HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0));
	}

	private int serve(String address, int port, TlsIdentity identity) throws IOException {
		var server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
		return start(server);
	}

	private int start(HttpServer server) {
		this.servers.add(server);
		server.createContext("/", this::answer);
		server.start();
		return server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange) throws IOException {
		var line = exchange.getLocalAddress().getAddress().getHostAddress() + " "
				+ exchange.getRequestHeaders().getFirst("Host");
		if (exchange instanceof HttpsExchange secure) {
			line += " " + ((ExtendedSSLSession) secure.getSSLSession()).getRequestedServerNames()
				.stream()
				.map((name) -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
				.toList()
				.get(0);
		}
		this.asked.add(line);
		var body = "{\"gitVersion\":\"v1.37.2\"}".getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Connection", "close");
		if (!this.redirect.isEmpty()) {
			exchange.getResponseHeaders().add("Location", this.redirect);
		}
		exchange.sendResponseHeaders(this.redirect.isEmpty() ? 200 : 302, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
