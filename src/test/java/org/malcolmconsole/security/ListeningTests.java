package org.malcolmconsole.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.OpenSsl;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console listens where nobody else can read, or not at all.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListeningTests {

	@TempDir
	Path data;

	private WebApplicationContextRunner console(String... properties) {
		return new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
			.withConfiguration(
					AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class, SslAutoConfiguration.class))
			.withUserConfiguration(Listening.class)
			.withPropertyValues("server.port=0", "console.data-directory=" + this.data)
			.withPropertyValues(properties);
	}

	@Test
	void listensOnTheLoopbackAddress() {
		console("server.address=127.0.0.1").run((context) -> assertThat(context).hasNotFailed());
		console("server.address=::1").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesEveryOtherAddressWithoutTls() {
		for (String address : new String[] { "server.address=0.0.0.0", "server.address=192.0.2.7",
				"server.address=" }) {
			console(address).run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnsafeAddressException.class)
				.hasMessageContaining("console.tls.enabled"));
		}
	}

	@Test
	void saysWhyItDidNotStartAndWhatToDo() {
		FailureAnalysis analysis = new UnsafeAddressFailureAnalyzer()
			.analyze(new IllegalStateException(new UnsafeAddressException(null)));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("not started", "every address");
		assertThat(analysis.getAction()).contains("server.address=127.0.0.1", "console.tls.enabled=true");
	}

	@Test
	void listensOnEveryAddressWithACertificateOfItsOwn() {
		console("server.address=0.0.0.0", "console.tls.enabled=true", "console.allowed-hosts=console.example.org")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				ServletWebServerApplicationContext server = (ServletWebServerApplicationContext) context
					.getSourceApplicationContext();
				assertThat(TlsPeer.certificate(server.getWebServer().getPort()).getSubjectAlternativeNames().toString())
					.contains("console.example.org", "127.0.0.1");
			});
		Path key = this.data.resolve("tls/console.key");
		assertThat(key).exists();
		assertThat(permissions(key)).isEqualTo("rw-------");
	}

	@Test
	void tellsTheFingerprintAndShowsNoAuthority(CapturedOutput output) {
		console("console.tls.enabled=true").run((context) -> {
			X509Certificate shown = TlsPeer.certificate(port(context.getSourceApplicationContext()));
			assertThat(shown.getBasicConstraints()).as("path length of an authority").isEqualTo(-1);
			assertThat(output).contains("SHA-256 fingerprint " + CertificateFacts.of(shown).fingerprint());
			assertThat(new OpenSsl(this.data.resolve("tls")).text("console.crt")).contains("CA:FALSE")
				.doesNotContain("CA:TRUE");
		});
	}

	@Test
	void speaksNothingThatIsWeak() {
		console("console.tls.enabled=true").run((context) -> {
			String address = "127.0.0.1:" + port(context.getSourceApplicationContext());
			OpenSsl openSsl = new OpenSsl(this.data);
			for (String strong : List.of("-tls1_3", "-tls1_2 -cipher ECDHE-RSA-AES256-GCM-SHA384",
					"-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", "-tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305")) {
				assertThat(handshake(openSsl, address, strong)).as(strong).containsPattern("Cipher is [A-Z]");
			}
			for (String weak : List.of("-tls1 -cipher ALL:@SECLEVEL=0", "-tls1_1 -cipher ALL:@SECLEVEL=0",
					"-tls1_2 -cipher ECDHE-RSA-AES256-SHA", "-tls1_2 -cipher ECDHE-RSA-AES256-SHA384",
					"-tls1_2 -cipher ECDHE-RSA-AES128-SHA256", "-tls1_2 -cipher AES256-GCM-SHA384",
					"-tls1_2 -cipher AES128-SHA", "-tls1_2 -cipher kRSA", "-tls1_2 -cipher DHE", "-tls1_2 -cipher SHA1",
					"-tls1_2 -cipher aNULL:@SECLEVEL=0")) {
				assertThat(handshake(openSsl, address, weak)).as(weak).contains("CONNECTED", "Cipher is (NONE)");
			}
		});
	}

	private static String handshake(OpenSsl openSsl, String address, String options) {
		String[] all = ("s_client -connect " + address + " " + options).split(" ");
		return openSsl.run(all).output();
	}

	private static int port(ApplicationContext context) {
		return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
	}

	@Test
	void showsARenewedCertificateFromTheNextStartOn() {
		List<String> shown = new ArrayList<>();
		for (int start = 0; start < 2; start++) {
			console("console.tls.enabled=true").run((context) -> {
				ServletWebServerApplicationContext server = (ServletWebServerApplicationContext) context
					.getSourceApplicationContext();
				shown.add(CertificateFacts.of(TlsPeer.certificate(server.getWebServer().getPort())).fingerprint());
				OwnCertificate own = context.getBean(OwnCertificate.class);
				own.renew("console", "ada");
				shown.add(CertificateFacts.of(own.certificates().get(0).certificate()).fingerprint());
			});
		}
		assertThat(shown).hasSize(4);
		assertThat(shown.get(1)).as("renewed").isNotEqualTo(shown.get(0));
		assertThat(shown.get(2)).as("shown after the next start").isEqualTo(shown.get(1));
		assertThat(permissions(this.data.resolve("tls/console.key"))).isEqualTo("rw-------");
	}

	private static String permissions(Path file) {
		try {
			return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Only what decides where to listen.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ListeningProperties.class)
	@Import({ AddressGuard.class, OwnCertificate.class, StrongTls.class })
	static class Listening {

		@Bean
		CertificateIssuer issuer() {
			return new CertificateIssuer(Clock.systemUTC(), new SecureRandom());
		}

	}

}
