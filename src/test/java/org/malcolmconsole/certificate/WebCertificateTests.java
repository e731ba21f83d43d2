package org.malcolmconsole.certificate;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The self-signed web certificate, as openssl reads it.
 */
class WebCertificateTests {

	private final CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC(), new SecureRandom());

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource(names = { "RSA_3072", "EC_P256" })
	void isAcceptedByOpensslForItsNamesAndAddressesOnly(KeyKind kind) {
		OpenSsl openSsl = new OpenSsl(this.directory);
		WebCertificateRequest request = new WebCertificateRequest(
				List.of("malcolm.example.org", "10.0.0.7", "fd00::7", "*.lab.example.org"), 90, kind);
		openSsl.write("cert.pem", this.issuer.web(request).certificatePem());
		for (String[] match : new String[][] { { "-verify_hostname", "malcolm.example.org" },
				{ "-verify_hostname", "a.lab.example.org" }, { "-verify_ip", "10.0.0.7" },
				{ "-verify_ip", "fd00::7" } }) {
			assertThat(openSsl
				.run("verify", "-x509_strict", "-CAfile", "cert.pem", "-purpose", "sslserver", match[0], match[1],
						"cert.pem")
				.output()).contains("cert.pem: OK");
		}
		assertThat(openSsl.run("verify", "-CAfile", "cert.pem", "-verify_hostname", "other.example.org", "cert.pem")
			.code()).isNotZero();
	}

	@Test
	void followsMalcolmsProfileAndSaysWhatBrowsersAskFor() {
		OpenSsl openSsl = new OpenSsl(this.directory);
		IssuedCertificate made = this.issuer.web(new WebCertificateRequest(List.of("localhost", "127.0.0.1"),
				WebCertificateRequest.DEFAULT_DAYS, KeyKind.RSA_4096));
		openSsl.write("cert.pem", made.certificatePem());
		assertThat(openSsl.text("cert.pem")).contains("Subject: CN = localhost")
			.contains("Issuer: CN = localhost")
			.contains("Public-Key: (4096 bit)")
			.contains("Signature Algorithm: sha256WithRSAEncryption")
			.containsPattern("X509v3 Basic Constraints: critical\\s+CA:TRUE\n")
			.contains("X509v3 Subject Key Identifier:")
			.contains("X509v3 Authority Key Identifier:")
			.containsPattern("X509v3 Key Usage: critical\\s+Digital Signature, Key Encipherment\n")
			.containsPattern("X509v3 Extended Key Usage: \n\\s+TLS Web Server Authentication\n")
			.contains("DNS:localhost, IP Address:127.0.0.1");
		assertThat(made.certificate().getSerialNumber().toByteArray()).hasSize(20);
		assertThat(Duration.between(made.certificate().getNotBefore().toInstant(),
				made.certificate().getNotAfter().toInstant()))
			.isEqualTo(Duration.ofDays(3650));
	}

	@Test
	void aNameTooLongForACommonNameStillStandsAmongTheAlternativeNames() {
		String longName = "a".repeat(60) + ".example.org";
		IssuedCertificate made = this.issuer.web(new WebCertificateRequest(List.of(longName), 30, KeyKind.EC_P256));
		assertThat(CertificateFacts.of(made.certificate()).alternativeNames()).containsExactly(longName);
		assertThat(CertificateFacts.of(made.certificate()).subject()).isEqualTo("CN=malcolm");
	}

	@Test
	void aRequestNeedsAHostAndADay() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WebCertificateRequest(List.of(), 30, KeyKind.EC_P256));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WebCertificateRequest(List.of("localhost"), 0, KeyKind.EC_P256));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "a.b-c.example", "*.example.org", "10.0.0.1", "fe80::1", "x1" })
	void knowsHosts(String host) {
		assertThat(HostNames.isValid(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "a b", "-a.example", "a..b", "https://a", "10.0.0.300", "a*.example", "a_b", "1.2.3" })
	void refusesWhatIsNoHost(String host) {
		assertThat(HostNames.isValid(host)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0:0:0:0:0:0:0:1, ::1", "fd00:0:0:0:0:0:0:7, fd00::7", "0:0:0:0:0:0:0:0, ::",
			"fe80:0:1:0:0:0:2:3, fe80:0:1::2:3", "10:20:30:40:50:60:70:80, 10:20:30:40:50:60:70:80",
			"10.0.0.1, 10.0.0.1", "malcolm.lab, malcolm.lab" })
	void addressesAreShownShort(String address, String shown) {
		assertThat(HostNames.shortened(address)).isEqualTo(shown);
	}

	@Test
	void dhParametersAreTheStandardGroup() {
		OpenSsl openSsl = new OpenSsl(this.directory);
		openSsl.write("dhparam.pem", DhParameters.ffdhe2048());
		assertThat(openSsl.run("dhparam", "-in", "dhparam.pem", "-check", "-noout").output())
			.contains("DH parameters appear to be ok");
		openSsl.run("genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:ffdhe2048", "-out", "theirs.pem");
		assertThat(openSsl.run("dhparam", "-in", "dhparam.pem", "-text", "-noout").output()).contains("ffdhe2048")
			.contains("2048 bit");
	}

}
