package org.malcolmconsole.certificate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.certificate.InvalidCertificateException.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What we say about certificates that others made, here with openssl.
 */
class CertificateChainTests {

	private static final Instant NOW = Instant.now().plusSeconds(60);

	@TempDir
	Path directory;

	private OpenSsl openSsl;

	@BeforeEach
	void makeAChain() {
		this.openSsl = new OpenSsl(this.directory);
		run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.crt -days 30 "
				+ "-subj /CN=Root");
		sign("intermediate", "root", "basicConstraints=critical,CA:TRUE");
		sign("server", "intermediate", "subjectAltName=DNS:malcolm.example.org");
	}

	@Test
	void ordersAChainThatComesInAnyOrder() throws Exception {
		CertificateChain chain = read(pem("root.crt") + pem("server.crt") + pem("intermediate.crt"), pem("server.key"));
		assertThat(chain.certificates()).extracting((one) -> one.getSubjectX500Principal().getName())
			.containsExactly("CN=server", "CN=intermediate", "CN=Root");
		this.openSsl.write("chain.pem", chain.certificatePem());
		this.openSsl.write("key.pem", chain.keyPem());
		assertThat(this.openSsl.run("verify", "-CAfile", "root.crt", "-untrusted", "chain.pem", "chain.pem").output())
			.contains("chain.pem: OK");
		assertThat(this.openSsl.run("pkey", "-in", "key.pem", "-pubout").output())
			.isEqualTo(this.openSsl.run("pkey", "-in", "server.key", "-pubout").output());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ec -in server.key -out other.key", "pkcs8 -topk8 -nocrypt -in server.key -out other.key" })
	void readsKeysInEveryUnencryptedForm(String conversion) throws Exception {
		run(conversion);
		assertThat(read(pem("server.crt"), pem("other.key")).certificates()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pkcs8 -topk8 -passout pass:cheese -in server.key -out other.key",
			"ec -aes256 -passout pass:cheese -in server.key -out other.key" })
	void opensEncryptedKeysWithTheirPasswordOnly(String conversion) throws Exception {
		run(conversion);
		assertThat(
				CertificateChain.read(pem("server.crt"), pem("other.key"), "cheese".toCharArray(), NOW).certificates())
			.hasSize(1);
		assertRefused(Part.PASSWORD, "is encrypted",
				() -> CertificateChain.read(pem("server.crt"), pem("other.key"), null, NOW));
		assertRefused(Part.PASSWORD, "does not open",
				() -> CertificateChain.read(pem("server.crt"), pem("other.key"), "bread".toCharArray(), NOW));
	}

	@Test
	void refusesAKeyOfAnotherCertificate() {
		assertRefused(Part.KEY, "does not belong to the certificate", () -> read(pem("server.crt"), pem("root.key")));
	}

	@Test
	void refusesAnExpiredChainAndOneThatIsNotValidYet() {
		assertRefused(Part.CERTIFICATE, "CN=server expired on",
				() -> CertificateChain.read(pem("server.crt"), pem("server.key"), null, NOW.plus(Duration.ofDays(40))));
		assertRefused(Part.CERTIFICATE, "not valid before",
				() -> CertificateChain.read(pem("server.crt"), pem("server.key"), null, NOW.minus(Duration.ofDays(2))));
	}

	@Test
	void refusesACertificateThatDoesNotBelongToTheChain() {
		assertRefused(Part.CERTIFICATE, "does not belong to the chain",
				() -> read(pem("server.crt") + pem("root.crt"), pem("server.key")));
	}

	@Test
	void refusesACertificateForClientsAndAShortKey() {
		sign("visitor", "root", "extendedKeyUsage=clientAuth");
		assertRefused(Part.CERTIFICATE, "not meant for servers", () -> read(pem("visitor.crt"), pem("visitor.key")));
		run("req -x509 -newkey rsa:1024 -nodes -keyout short.key -out short.crt -days 30 -subj /CN=short");
		assertRefused(Part.CERTIFICATE, "only 1024 bits", () -> read(pem("short.crt"), pem("short.key")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "-----BEGIN CERTIFICATE-----\nnot base64 !!\n-----END CERTIFICATE-----\n",
			"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\n" })
	void saysThatACertificateIsNoneOrDamaged(String text) {
		assertRefused(Part.CERTIFICATE, "", () -> read(text, pem("server.key")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "-----BEGIN PRIVATE KEY-----\nsecretsecret\n-----END PRIVATE KEY-----\n",
			"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n" })
	void saysThatAKeyIsNoneOrDamagedWithoutRepeatingIt(String text) {
		assertRefused(Part.KEY, "", () -> read(pem("server.crt"), text));
	}

	@Test
	void refusesAMegabyteOfGarbageAtOnce() {
		assertRefused(Part.CERTIFICATE, "longer than 256 KiB", () -> read("x".repeat(1 << 20), pem("server.key")));
	}

	@Test
	void factsNameSubjectNamesValidityAndFingerprint() throws Exception {
		CertificateFacts facts = CertificateFacts.read(pem("server.crt")).get(0);
		assertThat(facts.subject()).isEqualTo("CN=server");
		assertThat(facts.issuer()).isEqualTo("CN=intermediate");
		assertThat(facts.alternativeNames()).containsExactly("malcolm.example.org");
		assertThat(facts.key()).isEqualTo("EC 256");
		assertThat(this.openSsl.run("x509", "-in", "server.crt", "-noout", "-fingerprint", "-sha256").output().trim())
			.isEqualTo("sha256 Fingerprint=" + facts.fingerprint());
		assertThat(this.openSsl.run("x509", "-in", "server.crt", "-noout", "-serial").output().trim().toLowerCase())
			.isEqualTo("serial=" + facts.serial());
	}

	@Test
	void acceptsWhatTheIssuerMakes() {
		IssuedCertificate made = new CertificateIssuer(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom())
			.web(new WebCertificateRequest(List.of("localhost"), 1, KeyKind.EC_P256));
		assertThat(read(made.certificatePem(), made.keyPem()).certificates()).containsExactly(made.certificate());
	}

	private CertificateChain read(String certificate, String key) {
		return CertificateChain.read(certificate, key, null, NOW);
	}

	private void sign(String name, String issuer, String extension) {
		run("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name + ".key -out " + name
				+ ".csr -subj /CN=" + name);
		this.openSsl.write(name + ".ext", extension + "\n");
		run("x509 -req -in " + name + ".csr -CA " + issuer + ".crt -CAkey " + issuer + ".key -CAcreateserial -days 30 "
				+ "-extfile " + name + ".ext -out " + name + ".crt");
	}

	private void run(String arguments) {
		OpenSsl.Answer answer = this.openSsl.run(arguments.split(" "));
		assertThat(answer.code()).as(answer.output()).isZero();
	}

	private String pem(String name) {
		try {
			return Files.readString(this.directory.resolve(name));
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static void assertRefused(Part part, String words,
			org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		assertThatExceptionOfType(InvalidCertificateException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex.part()).isEqualTo(part);
			assertThat(ex).hasMessageContaining(words);
			assertThat(ex.getMessage()).endsWith(".")
				.doesNotContain("secretsecret")
				.doesNotContain("BEGIN PRIVATE KEY-----\ns");
			assertThat(ex.getCause()).isNull();
		});
	}

}
