package org.malcolmconsole.certificate;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Certificates of single forwarders and the list of those that were revoked, as openssl
 * reads what we made.
 */
class NamedForwarderTests {

	private static final Instant NOW = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

	@TempDir
	static Path directory;

	private static IssuedCertificate authority;

	private static IssuedCertificate north;

	private static IssuedCertificate south;

	private static OpenSsl openSsl;

	@BeforeAll
	static void make() {
		CertificateIssuer issuer = new CertificateIssuer(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
		authority = issuer.forwarders().authority();
		north = issuer.client(authority, "sensor-north", 365);
		south = issuer.client(authority, "sensor-south.example.org", 100_000);
		openSsl = new OpenSsl(directory);
		openSsl.write("ca.crt", authority.certificatePem());
		openSsl.write("north.crt", north.certificatePem());
		openSsl.write("south.crt", south.certificatePem());
	}

	@Test
	void aNamedForwarderHasMalcolmsClientProfileAndItsName() {
		assertThat(openSsl.run("verify", "-CAfile", "ca.crt", "-purpose", "sslclient", "north.crt").output())
			.contains("north.crt: OK");
		assertThat(openSsl.text("north.crt")).contains("Signature Algorithm: sha512WithRSAEncryption")
			.contains("Subject: C = US, ST = ID, O = sensor, OU = beats, CN = sensor-north")
			.contains("Issuer: C = US, ST = ID, O = sensor, OU = ca")
			.containsPattern("X509v3 Basic Constraints: \n\\s+CA:FALSE\n")
			.containsPattern("X509v3 Key Usage: critical\n"
					+ "\\s+Digital Signature, Non Repudiation, Key Encipherment, Key Agreement\n")
			.containsPattern(
					"X509v3 Extended Key Usage: \n\\s+TLS Web Server Authentication, TLS Web Client Authentication\n");
		assertThat(Duration.between(north.certificate().getNotBefore().toInstant(),
				north.certificate().getNotAfter().toInstant()))
			.isEqualTo(Duration.ofDays(365));
	}

	@Test
	void serialsDifferAndNobodyOutlivesTheAuthority() {
		assertThat(north.certificate().getSerialNumber()).isNotEqualTo(south.certificate().getSerialNumber());
		assertThat(north.certificate().getSerialNumber().toByteArray()).hasSize(20);
		assertThat(south.certificate().getNotAfter()).isEqualTo(authority.certificate().getNotAfter());
	}

	@Test
	void opensslRefusesWhatIsOnTheListAndTakesTheOthers() {
		Set<BigInteger> serials = Set.of(north.certificate().getSerialNumber());
		RevocationList list = RevocationList.EMPTY.with(serials, NOW);
		openSsl.write("list.crl", list.pem(authority, NOW));
		assertThat(openSsl.run("crl", "-in", "list.crl", "-CAfile", "ca.crt", "-noout", "-text").output())
			.contains("verify OK")
			.contains("Version 2")
			.contains("Issuer: C = US, ST = ID, O = sensor, OU = ca")
			.containsPattern("X509v3 CRL Number: \n\\s+1\n")
			.contains("Serial Number: " + north.certificate().getSerialNumber().toString(16).toUpperCase());
		assertThat(check("north.crt").output()).contains("certificate revoked");
		assertThat(check("north.crt").code()).isNotZero();
		assertThat(check("south.crt").output()).contains("south.crt: OK");
	}

	@Test
	void aListIsReadBackAndGrows() {
		BigInteger first = north.certificate().getSerialNumber();
		RevocationList list = RevocationList.EMPTY.with(Set.of(first), NOW);
		RevocationList read = RevocationList.read(list.pem(authority, NOW), authority);
		assertThat(read).isEqualTo(list);
		RevocationList next = read.with(Set.of(first, south.certificate().getSerialNumber()), NOW.plusSeconds(9));
		assertThat(next.number()).isEqualTo(2);
		assertThat(next.revoked()).containsEntry(first, NOW)
			.containsEntry(south.certificate().getSerialNumber(), NOW.plusSeconds(9));
	}

	@Test
	void aListOfAnotherAuthorityCountsForNothing() {
		IssuedCertificate other = new CertificateIssuer(Clock.systemUTC(), new SecureRandom()).forwarders().authority();
		String list = RevocationList.EMPTY.with(Set.of(BigInteger.TEN), NOW).pem(other, NOW);
		assertThat(RevocationList.read(list, authority)).isEqualTo(RevocationList.EMPTY);
		assertThat(RevocationList.read("garbage", authority)).isEqualTo(RevocationList.EMPTY);
	}

	private static OpenSsl.Answer check(String certificate) {
		return openSsl.run("verify", "-crl_check", "-CAfile", "ca.crt", "-CRLfile", "list.crl", certificate);
	}

}
