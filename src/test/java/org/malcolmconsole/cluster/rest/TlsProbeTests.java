package org.malcolmconsole.cluster.rest;

import java.net.InetAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.KeyKind;
import org.malcolmconsole.certificate.WebCertificateRequest;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.kubeconfig.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The probe of served certificates against a server that forwards ports as an API server
 * does, to a real TLS server that wants a certificate from its clients.
 */
class TlsProbeTests {

	private static final String PROTOCOL = "v4.channel.k8s.io";

	private static final IssuedCertificate SHOWN = new CertificateIssuer(Clock.systemUTC(), new SecureRandom())
		.web(new WebCertificateRequest(List.of("localhost"), 90, KeyKind.EC_P256));

	private final Vertx vertx = Vertx.vertx();

	private SSLServerSocket pod;

	private Clients clients;

	private TlsProbe probe;

	@BeforeEach
	void serve() throws Exception {
		this.pod = pod();
		Thread server = new Thread(this::accept, "pod");
		server.setDaemon(true);
		server.start();
		HttpServer api = this.vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol(PROTOCOL))
			.webSocketHandshakeHandler(TlsProbeTests::decide)
			.webSocketHandler(this::forward)
			.listen(0, "127.0.0.1")
			.toCompletionStage()
			.toCompletableFuture()
			.get(60, TimeUnit.SECONDS);
		this.clients = new Clients(Access.simulated(URI.create("http://127.0.0.1:" + api.actualPort()), "token"));
		this.probe = new TlsProbe(this.clients, "here");
	}

	@AfterEach
	void stop() throws Exception {
		this.clients.close();
		this.pod.close();
		this.vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
	}

	@Test
	void theCertificateThatAPodShowsIsSeenThroughTheApiServer() {
		List<X509Certificate> seen = this.probe.of("logstash-1", 5044);
		assertThat(seen).containsExactly(SHOWN.certificate());
	}

	@Test
	void aMissingPermissionIsNamed() {
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> this.probe.of("forbidden", 5044))
			.withMessageContaining("pods/portforward")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.FORBIDDEN));
	}

	@Test
	void aPodThatIsNotThereIsNamed() {
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> this.probe.of("gone", 443))
			.withMessageContaining("Port 443 of pod gone can't be reached")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.NOT_FOUND));
	}

	@Test
	void aPortThatSpeaksNoTlsIsNoCertificate() {
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> this.probe.of("silent", 80))
			.withMessageContaining("it does not answer with TLS");
	}

	private static void decide(ServerWebSocketHandshake handshake) {
		if (handshake.path().contains("/pods/forbidden/")) {
			handshake.reject(403);
		}
		else if (handshake.path().contains("/pods/gone/")) {
			handshake.reject(404);
		}
		else {
			handshake.accept();
		}
	}

	private void forward(ServerWebSocket socket) {
		socket.pause();
		this.vertx.createNetClient().connect(this.pod.getLocalPort(), "127.0.0.1").onSuccess((target) -> {
			socket.writeBinaryMessage(Buffer.buffer(new byte[] { 0, 1, 1 }));
			socket.writeBinaryMessage(Buffer.buffer(new byte[] { 1, 1, 1 }));
			if (socket.path().contains("/pods/silent/")) {
				socket.close();
				target.close();
				return;
			}
			target.handler((data) -> socket.writeBinaryMessage(Buffer.buffer(new byte[] { 0 }).appendBuffer(data)));
			target.closeHandler((nothing) -> socket.close());
			socket.binaryMessageHandler((frame) -> {
				if (frame.getByte(0) == 0 && frame.length() > 1) {
					target.write(frame.getBuffer(1, frame.length()));
				}
			});
			socket.closeHandler((nothing) -> target.close());
			socket.resume();
		});
	}

	private void accept() {
		while (!this.pod.isClosed()) {
			try (SSLSocket socket = (SSLSocket) this.pod.accept()) {
				socket.startHandshake();
			}
			catch (java.io.IOException ex) {
				// a client without a certificate is refused, or the test is over
			}
		}
	}

	private static SSLServerSocket pod() throws Exception {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("own", SHOWN.key(), new char[0], new Certificate[] { SHOWN.certificate() });
		KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
		keys.init(store, new char[0]);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
		socket.setNeedClientAuth(true);
		return socket;
	}

}
