package org.malcolmconsole.cluster.kubeconfig;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientKeyTests {

	@TempDir
	Path folder;

	private ClientKeys keys;

	@BeforeEach
	void openssl() {
		this.keys = new ClientKeys(this.folder);
	}

	static Set<String> kinds() {
		return ClientKeys.kinds();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void takesEveryKindOfKeyThatKubectlTakes(String kind) {
		this.keys.make(kind, "own");
		this.keys.signItself("own");
		var access = access(this.keys.data("own.crt"), this.keys.data("own.key"));
		assertThat(access.clientKey()).contains("PRIVATE KEY");
		assertThat(access.clientCertificate()).contains("BEGIN CERTIFICATE");
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void namesTheKeyOfAnotherCertificate(String kind) {
		this.keys.make(kind, "own");
		this.keys.signItself("own");
		this.keys.make(kind, "other");
		refused(this.keys.data("own.crt"), this.keys.data("other.key"), "does not belong to the certificate");
	}

	@Test
	void namesAKeyOfAnotherKindThanItsCertificate() {
		this.keys.make("Ed25519", "own");
		this.keys.signItself("own");
		this.keys.make("P-256, PKCS#8", "other");
		refused(this.keys.data("own.crt"), this.keys.data("other.key"), "does not belong to the certificate");
	}

	@Test
	void namesADamagedKeyWithoutRepeatingIt() {
		this.keys.make("P-256, SEC 1, as k3s writes it", "own");
		this.keys.signItself("own");
		var pem = new String(Base64.getDecoder().decode(this.keys.data("own.key")), StandardCharsets.US_ASCII);
		var secret = pem.lines().skip(1).findFirst().orElseThrow();
		for (var damaged : new String[] { pem.replace(secret, secret.substring(9)), pem.replace(secret, "%".repeat(9)),
				pem.substring(0, pem.length() / 2), pem.replace("EC PRIVATE KEY", "PUBLIC KEY"), "" }) {
			var data = Base64.getEncoder().encodeToString((damaged + "\n").getBytes(StandardCharsets.US_ASCII));
			assertThatThrownBy(() -> access(this.keys.data("own.crt"), data)).isInstanceOf(KubeconfigException.class)
				.hasMessageContaining("client-key-data")
				.hasMessageNotContaining(secret.substring(9));
		}
	}

	private void refused(String certificate, String key, String why) {
		assertThatThrownBy(() -> access(certificate, key)).isInstanceOf(KubeconfigException.class)
			.hasMessageContaining("users[0].user.client-key-data")
			.hasMessageContaining(why);
	}

	private static Access access(String certificate, String key) {
		return Kubeconfig.parse("""
				clusters: [{name: c, cluster: {server: "https://10.0.0.1:6443"}}]
				users: [{name: u, user: {client-certificate-data: %s, client-key-data: %s}}]
				contexts: [{name: x, context: {cluster: c, user: u}}]
				""".formatted(certificate, key)).access("x");
	}

}
