package org.malcolmconsole.certificate;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Mutual TLS between two openssl programs with the forwarder certificates we made.
 */
class MutualTlsIT {

	@TempDir
	Path directory;

	private OpenSsl openSsl;

	private Process server;

	private int port;

	@BeforeEach
	void serve() throws IOException {
		this.openSsl = new OpenSsl(this.directory);
		CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC(), new SecureRandom());
		keep("", issuer.forwarders());
		keep("foreign-", issuer.forwarders());
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		this.server = new ProcessBuilder("openssl", "s_server", "-accept", "127.0.0.1:" + this.port, "-cert",
				"server.crt", "-key", "server.key", "-CAfile", "ca.crt", "-Verify", "1", "-verify_return_error", "-www")
			.directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("server.log").toFile())
			.start();
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			try (java.net.Socket probe = new java.net.Socket("127.0.0.1", this.port)) {
				return probe.isConnected();
			}
			catch (IOException ex) {
				return false;
			}
		});
	}

	@AfterEach
	void end() throws InterruptedException {
		this.server.destroy();
		this.server.waitFor();
	}

	@Test
	void ourForwarderIsLetInUnderEveryTlsVersionAndAForeignOneIsNot() {
		for (String version : new String[] { "-tls1_2", "-tls1_3" }) {
			assertThat(connect("", version)).contains("Verify return code: 0 (ok)").contains("HTTP/1.0 200");
			assertThat(connect("foreign-", version)).doesNotContain("HTTP/1.0 200").contains("alert");
		}
	}

	private String connect(String owner, String version) {
		this.openSsl.write("request", "GET / HTTP/1.0\r\n\r\n");
		try {
			Process client = new ProcessBuilder("openssl", "s_client", "-connect", "127.0.0.1:" + this.port, version,
					"-CAfile", "ca.crt", "-verify_return_error", "-cert", owner + "client.crt", "-key",
					owner + "client.key", "-ign_eof")
				.directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectInput(this.directory.resolve("request").toFile())
				.start();
			return new String(client.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private void keep(String owner, ForwarderCertificates made) {
		this.openSsl.write(owner + "ca.crt", made.authority().certificatePem());
		this.openSsl.write(owner + "server.crt", made.server().certificatePem());
		this.openSsl.write(owner + "server.key", made.server().keyPem());
		this.openSsl.write(owner + "client.crt", made.client().certificatePem());
		this.openSsl.write(owner + "client.key", made.client().keyPem());
	}

}
