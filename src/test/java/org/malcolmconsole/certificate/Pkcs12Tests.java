package org.malcolmconsole.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.certificate.InvalidCertificateException.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * PKCS#12 files: ours opened by openssl and keytool, theirs opened by us.
 */
class Pkcs12Tests {

	private static final char[] PASSWORD = "correct-horse-7".toCharArray();

	private static final IssuedCertificate WEB = new CertificateIssuer(Clock.systemUTC(), new SecureRandom())
		.web(new WebCertificateRequest(List.of("malcolm.example.org"), 90, KeyKind.EC_P256));

	@TempDir
	Path directory;

	private OpenSsl openSsl;

	@BeforeEach
	void write() {
		this.openSsl = new OpenSsl(this.directory);
		this.openSsl.write("web.crt", WEB.certificatePem());
		this.openSsl.write("web.key", WEB.keyPem());
	}

	@Test
	void opensslAndKeytoolOpenWhatWePack() throws Exception {
		CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC(), new SecureRandom());
		IssuedCertificate authority = issuer.forwarders().authority();
		IssuedCertificate client = issuer.client(authority, "north", 365);
		Files.write(this.directory.resolve("north.p12"),
				Pkcs12.write(client, authority.certificate(), "north", PASSWORD));
		String opened = this.openSsl
			.run("pkcs12", "-in", "north.p12", "-passin", "pass:correct-horse-7", "-nodes", "-info")
			.output();
		assertThat(opened).contains("BEGIN PRIVATE KEY", "OU = beats, CN = north", "OU = ca", "AES-256-CBC");
		assertThat(this.openSsl.run("pkcs12", "-in", "north.p12", "-passin", "pass:wrong", "-nokeys").code())
			.isNotZero();
		assertThat(keytool("correct-horse-7")).contains("PrivateKeyEntry", "north");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-legacy" })
	void whatOpensslPacksIsOpened(String way) throws Exception {
		export(way);
		Pkcs12 opened = Pkcs12.read(Files.readAllBytes(this.directory.resolve("web.p12")), PASSWORD);
		CertificateChain chain = CertificateChain.read(opened.certificates(), opened.key(), null, Instant.now());
		assertThat(chain.certificates()).containsExactly(WEB.certificate());
		assertThat(chain.keyPem()).isEqualTo(WEB.keyPem());
		assertThat(opened.toString()).doesNotContain("KEY");
	}

	@Test
	void aWrongPasswordIsSaidToBeWrong() throws Exception {
		export("");
		byte[] file = Files.readAllBytes(this.directory.resolve("web.p12"));
		refused(file, "wrong", Part.PASSWORD, "This password does not open");
	}

	@Test
	void whatIsNoFileWithOneKeyIsRefusedInAClearSentence() throws Exception {
		export("");
		byte[] file = Files.readAllBytes(this.directory.resolve("web.p12"));
		refused("garbage".getBytes(StandardCharsets.UTF_8), "x", Part.PKCS12, "This is not a PKCS#12 file");
		refused(new byte[0], "x", Part.PKCS12, "This is not a PKCS#12 file");
		refused(new byte[1024 * 1024], "x", Part.PKCS12, "larger than 256 KiB");
		refused(java.util.Arrays.copyOf(file, file.length / 2), "correct-horse-7", Part.PKCS12, "again");
		this.openSsl.run("pkcs12", "-export", "-nokeys", "-in", "web.crt", "-out", "none.p12", "-passout",
				"pass:correct-horse-7");
		refused(Files.readAllBytes(this.directory.resolve("none.p12")), "correct-horse-7", Part.PKCS12,
				"There are 0 private keys");
	}

	private void export(String way) {
		String[] usual = { "pkcs12", "-export", "-in", "web.crt", "-inkey", "web.key", "-out", "web.p12", "-passout",
				"pass:correct-horse-7" };
		String[] all = java.util.Arrays.copyOf(usual, usual.length + (way.isEmpty() ? 0 : 1));
		if (!way.isEmpty()) {
			all[usual.length] = way;
		}
		assertThat(this.openSsl.run(all).code()).isZero();
	}

	private static void refused(byte[] file, String password, Part part, String sentence) {
		assertThatExceptionOfType(InvalidCertificateException.class)
			.isThrownBy(() -> Pkcs12.read(file, password.toCharArray()))
			.withMessageContaining(sentence)
			.satisfies((refusal) -> assertThat(refusal.part()).isEqualTo(part));
	}

	private String keytool(String password) throws IOException, InterruptedException {
		Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
		Process process = new ProcessBuilder(program.toString(), "-list", "-keystore", "north.p12", "-storepass",
				password)
			.directory(this.directory.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
		return output;
	}

}
