package org.malcolmconsole.certificate;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Malcolm's profiles for forwarder certificates, as openssl reads what we made.
 */
class ForwarderCertificatesTests {

	private static final Instant NOW = Instant.now();

	@TempDir
	static Path directory;

	private static ForwarderCertificates made;

	private static OpenSsl openSsl;

	@BeforeAll
	static void make() {
		made = new CertificateIssuer(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom()).forwarders();
		openSsl = new OpenSsl(directory);
		openSsl.write("ca.crt", made.authority().certificatePem());
		openSsl.write("server.crt", made.server().certificatePem());
		openSsl.write("client.crt", made.client().certificatePem());
		openSsl.write("client.key", made.client().keyPem());
		openSsl.write("ca.key", made.authority().keyPem());
	}

	@Test
	void opensslVerifiesServerAndClientForTheirPurposes() {
		assertThat(openSsl.run("verify", "-CAfile", "ca.crt", "-purpose", "sslserver", "server.crt").output())
			.contains("server.crt: OK");
		assertThat(openSsl.run("verify", "-CAfile", "ca.crt", "-purpose", "sslclient", "client.crt").output())
			.contains("client.crt: OK");
		assertThat(openSsl.run("verify", "-CAfile", "ca.crt", "-purpose", "sslclient", "server.crt").code())
			.isNotZero();
	}

	@Test
	void theAuthorityCarriesExactlyItsProfile() {
		assertThat(openSsl.text("ca.crt")).contains("Signature Algorithm: sha256WithRSAEncryption")
			.contains("Issuer: C = US, ST = ID, O = sensor, OU = ca")
			.contains("Subject: C = US, ST = ID, O = sensor, OU = ca")
			.contains("Public-Key: (2048 bit)")
			.contains("Exponent: 65537")
			.containsPattern("X509v3 Basic Constraints: critical\\s+CA:TRUE\n");
		assertThat(made.authority().certificate().getCriticalExtensionOIDs()).containsExactly("2.5.29.19");
		assertThat(made.authority().certificate().getNonCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.14",
				"2.5.29.35");
		assertThat(days(made.authority().certificate())).isEqualTo(9999);
	}

	@Test
	void theEndAfter2049IsWrittenAsGeneralizedTime() {
		assertThat(openSsl.run("asn1parse", "-in", "ca.crt").output()).containsPattern("UTCTIME")
			.containsPattern("GENERALIZEDTIME\\s+:20\\d{12}Z");
		assertThat(openSsl.run("asn1parse", "-in", "server.crt").output()).doesNotContain("GENERALIZEDTIME");
	}

	@Test
	void theServerCarriesExactlyItsProfile() {
		assertThat(openSsl.text("server.crt")).contains("Signature Algorithm: sha512WithRSAEncryption")
			.contains("Subject: C = US, ST = ID, O = sensor, OU = logstash")
			.contains("Issuer: C = US, ST = ID, O = sensor, OU = ca")
			.containsPattern("X509v3 Key Usage: \n\\s+Key Encipherment, Data Encipherment\n")
			.containsPattern("X509v3 Extended Key Usage: \n\\s+TLS Web Server Authentication\n");
		assertThat(made.server().certificate().getCriticalExtensionOIDs()).isEmpty();
		assertThat(made.server().certificate().getNonCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15",
				"2.5.29.37", "2.5.29.14", "2.5.29.35");
		assertThat(days(made.server().certificate())).isEqualTo(3650);
	}

	@Test
	void theClientCarriesExactlyItsProfile() {
		assertThat(openSsl.text("client.crt")).contains("Signature Algorithm: sha512WithRSAEncryption")
			.contains("Subject: C = US, ST = ID, O = sensor, OU = beats")
			.containsPattern("X509v3 Basic Constraints: \n\\s+CA:FALSE\n")
			.containsPattern("Netscape Cert Type: \n\\s+SSL Client, SSL Server\n")
			.contains("Netscape Comment:")
			.containsPattern("X509v3 Key Usage: critical\n"
					+ "\\s+Digital Signature, Non Repudiation, Key Encipherment, Key Agreement\n")
			.containsPattern(
					"X509v3 Extended Key Usage: \n\\s+TLS Web Server Authentication, TLS Web Client Authentication\n")
			.containsPattern("X509v3 Authority Key Identifier: \n\\s+keyid:[0-9A-F:]+\\s+"
					+ "DirName:/C=US/ST=ID/O=sensor/OU=ca\\s+serial:" + colons(authoritySerial()));
		assertThat(made.client().certificate().getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
		assertThat(days(made.client().certificate())).isEqualTo(3650);
	}

	@Test
	void serialsHaveTwentyBytesAndTheClientFollowsTheServer() {
		BigInteger server = made.server().certificate().getSerialNumber();
		assertThat(made.client().certificate().getSerialNumber()).isEqualTo(server.add(BigInteger.ONE));
		assertThat(server.signum()).isPositive();
		assertThat(server.toByteArray()).hasSize(20);
		assertThat(authoritySerial().toByteArray()).hasSize(20);
		assertThat(authoritySerial()).isNotEqualTo(server);
	}

	@Test
	void keysArePkcs8AndBelongToTheirCertificates() {
		assertThat(made.client().keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n")
			.endsWith("-----END PRIVATE KEY-----\n");
		assertThat(openSsl.run("pkey", "-in", "client.key", "-pubout").output())
			.isEqualTo(openSsl.run("x509", "-in", "client.crt", "-noout", "-pubkey").output());
		assertThat(openSsl.run("rsa", "-in", "ca.key", "-check", "-noout").output()).contains("RSA key ok");
	}

	@Test
	void whatIsPrintedOfACertificateHasNoKeyInIt() {
		assertThat(made.toString()).doesNotContain("Private").doesNotContain("modulus");
	}

	private static BigInteger authoritySerial() {
		return made.authority().certificate().getSerialNumber();
	}

	private static String colons(BigInteger serial) {
		return String.join(":", serial.toString(16).toUpperCase().replaceAll("(?<=..)(?=(..)+$)", " ").split(" "));
	}

	private static long days(X509Certificate certificate) {
		return Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()).toDays();
	}

}
