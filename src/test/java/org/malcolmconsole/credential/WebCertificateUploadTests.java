package org.malcolmconsole.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.malcolmconsole.certificate.OpenSsl;
import org.malcolmconsole.web.InvalidFields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Web certificates from outside, made by openssl: what is good is used, all else is
 * refused in a sentence and changes nothing.
 */
class WebCertificateUploadTests {

	private static final String PASSWORD = "correct-horse-7";

	/** When certificates of no day at all are over. */
	private static final Instant SOON = Instant.now().plus(Duration.ofDays(2));

	@TempDir
	static Path directory;

	private static OpenSsl openSsl;

	@BeforeAll
	static void make() {
		openSsl = new OpenSsl(directory);
		openSsl.write("ca.ext", "basicConstraints=critical,CA:TRUE\n");
		openSsl.write("leaf.ext", "subjectAltName=DNS:malcolm.example.org\nextendedKeyUsage=serverAuth\n");
		openSsl.write("usage.ext", "subjectAltName=DNS:a\nkeyUsage=critical,keyEncipherment\n");
		openSsl.write("client.ext", "subjectAltName=DNS:a\nextendedKeyUsage=clientAuth\n");
		for (String name : new String[] { "ca", "sub", "leaf", "other" }) {
			ok("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", name + ".key");
		}
		ok("req", "-x509", "-new", "-key", "ca.key", "-subj", "/CN=Root", "-days", "3650", "-out", "ca.crt");
		issue("sub", "ca", "ca.ext", "30");
		issue("leaf", "sub", "leaf.ext", "400");
		again("expired", "leaf", "sub", "leaf.ext", "0");
		again("usage", "leaf", "sub", "usage.ext", "30");
		again("client", "leaf", "sub", "client.ext", "30");
		ok("ec", "-in", "leaf.key", "-aes256", "-passout", "pass:" + PASSWORD, "-out", "encrypted.key");
		openSsl.write("chain.crt", text("ca.crt") + text("leaf.crt") + text("sub.crt"));
		ok("pkcs12", "-export", "-in", "leaf.crt", "-inkey", "leaf.key", "-certfile", "chain.crt", "-out", "leaf.p12",
				"-passout", "pass:" + PASSWORD);
		ok("pkcs12", "-export", "-in", "expired.crt", "-inkey", "leaf.key", "-out", "expired.p12", "-passout",
				"pass:" + PASSWORD);
	}

	@Test
	void aPkcs12FileIsUsedWithItsChainInOrder() {
		Bench bench = new Bench(Map.of(), SOON);
		bench.credentials.webCertificate(packed("leaf.p12", PASSWORD), "ada");
		openSsl.write("used.crt", bench.workspace.text("nginx/certs/cert.pem"));
		openSsl.write("used.key", bench.workspace.text("nginx/certs/key.pem"));
		assertThat(openSsl.run("verify", "-CAfile", "ca.crt", "-untrusted", "used.crt", "used.crt").output())
			.contains("used.crt: OK");
		assertThat(openSsl.run("pkey", "-in", "used.key", "-pubout").output())
			.isEqualTo(openSsl.run("x509", "-in", "used.crt", "-noout", "-pubkey").output());
		assertThat(bench.item("web-certificate").certificates().get(0).facts().issuer()).isEqualTo("CN=sub");
		assertThat(bench.workspace.isSecret("nginx/certs/key.pem")).isTrue();
	}

	@Test
	void aHostThatTheIngressHasAndTheCertificateLacksIsAWarning() {
		Bench bench = new Bench(Map.of("kubernetes/99-ingress.yml", """
				apiVersion: networking.k8s.io/v1
				kind: Ingress
				metadata: {name: malcolm}
				spec: {rules: [{host: elsewhere.example.org}, {host: malcolm.example.org}]}
				"""), SOON);
		bench.credentials.webCertificate(packed("leaf.p12", PASSWORD), "ada");
		assertThat(bench.item("web-certificate").state()).isEqualTo(CredentialItem.State.READY);
		assertThat(bench.item("web-certificate").detail()).contains("It does not name elsewhere.example.org,");
	}

	static Stream<Arguments> bad() {
		Function<String, String> text = WebCertificateUploadTests::text;
		String garbage = "x".repeat(1024 * 1024);
		return Stream.of(
				arguments("no PEM", pem("garbage", text.apply("leaf.key"), ""), "certificate", "no certificate"),
				arguments("half a PEM", pem(text.apply("leaf.crt").substring(0, 200), text.apply("leaf.key"), ""),
						"certificate", "damaged"),
				arguments("1 MiB as certificate", pem(garbage, text.apply("leaf.key"), ""), "certificate",
						"longer than"),
				arguments("1 MiB as key", pem(text.apply("leaf.crt"), garbage, ""), "key", "longer than"),
				arguments("no key", pem(text.apply("leaf.crt"), "garbage", ""), "key", "no private key"),
				arguments("other key", pem(text.apply("leaf.crt"), text.apply("other.key"), ""), "key",
						"does not belong"),
				arguments("no password", pem(text.apply("leaf.crt"), text.apply("encrypted.key"), ""), "keyPassword",
						"is encrypted"),
				arguments("wrong password", pem(text.apply("leaf.crt"), text.apply("encrypted.key"), "wrong"),
						"keyPassword", "does not open"),
				arguments("expired", pem(text.apply("expired.crt"), text.apply("leaf.key"), ""), "certificate",
						"expired on"),
				arguments("missing link",
						pem(text.apply("leaf.crt") + text.apply("ca.crt"), text.apply("leaf.key"), ""), "certificate",
						"does not belong to the chain"),
				arguments("key usage", pem(text.apply("usage.crt"), text.apply("leaf.key"), ""), "certificate",
						"digitalSignature"),
				arguments("purpose", pem(text.apply("client.crt"), text.apply("leaf.key"), ""), "certificate",
						"serverAuth"),
				arguments("PKCS#12, wrong password", packed("leaf.p12", "wrong"), "keyPassword", "does not open"),
				arguments("PKCS#12, no password", packed("leaf.p12", ""), "keyPassword", "does not open"),
				arguments("PKCS#12, expired", packed("expired.p12", PASSWORD), "pkcs12", "expired on"),
				arguments("PKCS#12, half", packed(Arrays.copyOf(bytes("leaf.p12"), 300), PASSWORD), "pkcs12", "again"),
				arguments("PKCS#12, 1 MiB", packed(new byte[1024 * 1024], PASSWORD), "pkcs12", "larger than"),
				arguments("PKCS#12, PEM instead", packed(bytes("leaf.crt"), PASSWORD), "pkcs12", "not a PKCS#12 file"),
				arguments("PKCS#12, no Base64", new WebCertificateForm(null, null, null, null, null, null, "%%%"),
						"pkcs12", "Base64"),
				arguments("PKCS#12 and PEM",
						new WebCertificateForm(null, null, null, text.apply("leaf.crt"), null, null, "AAAA"), "pkcs12",
						"either"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("bad")
	void whatIsNotGoodIsRefusedInASentenceAndChangesNothing(String name, WebCertificateForm form, String field,
			String sentence) {
		Bench bench = new Bench(Map.of(), SOON);
		InvalidFields refusal = catchThrowableOfType(InvalidFields.class,
				() -> bench.credentials.webCertificate(form, "ada"));
		assertThat(refusal).isNotNull();
		assertThat(refusal.errors().get(0).field()).isEqualTo(field);
		assertThat(refusal.errors().get(0).message()).contains(sentence).hasSizeLessThan(250);
		assertThat(refusal.getBody().toString()).doesNotContain("BEGIN EC PRIVATE").doesNotContain(PASSWORD);
		assertThat(bench.workspace.changes()).isEmpty();
	}

	private static WebCertificateForm pem(String certificate, String key, String password) {
		return new WebCertificateForm(null, null, null, certificate, key, password, null);
	}

	private static WebCertificateForm packed(String file, String password) {
		return packed(bytes(file), password);
	}

	private static WebCertificateForm packed(byte[] file, String password) {
		return new WebCertificateForm(null, null, null, null, null, password, Base64.getEncoder().encodeToString(file));
	}

	private static void issue(String name, String issuer, String extensions, String days) {
		again(name, name, issuer, extensions, days);
	}

	private static void again(String name, String key, String issuer, String extensions, String days) {
		ok("req", "-new", "-key", key + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
		ok("x509", "-req", "-in", name + ".csr", "-CA", issuer + ".crt", "-CAkey", issuer + ".key", "-CAcreateserial",
				"-days", days, "-extfile", extensions, "-out", name + ".crt");
	}

	private static void ok(String... arguments) {
		OpenSsl.Answer answer = openSsl.run(arguments);
		assertThat(answer.code()).as(answer.output()).isZero();
	}

	private static String text(String name) {
		return new String(bytes(name), StandardCharsets.US_ASCII);
	}

	private static byte[] bytes(String name) {
		try {
			return Files.readAllBytes(directory.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
