package org.malcolmconsole.workspace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.release.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** Secrets in manifests are seen by nobody. */
class ManifestSecretsTests {

	private static final String CANARY = "hunter2";

	@ParameterizedTest
	@ValueSource(strings = { "{apiVersion: v1, kind: Secret, data: {a: hunter2}}",
			"{apiVersion: v1, kind: secret, stringData: {a: hunter2}}",
			"{kind: Secret, stringData: {a: {b: [hunter2]}}}",
			"{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, data: {a: hunter2}}]}]}",
			"{apiVersion: v1, kind: Secret, metadata: {annotations: {any: hunter2}}}",
			"{apiVersion: v1, kind: Service, metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: hunter2}}}",
			"{apiVersion: v1, kind: ConfigMap, data: {a: '{\"kind\":\"Secret\",\"data\":{\"a\":\"hunter2\"}}'}}",
			"{kind: Route, spec: {tls: {key: '-----BEGIN PRIVATE KEY----- hunter2'}}}",
			"{kind: Pod, spec: {containers: [{env: [{name: DB_PASSWORD, value: hunter2}]}]}}",
			"{kind: Middleware, spec: {plugin: {password: hunter2}}}",
			"{kind: Ingress, metadata: {annotations: {a: 'https://admin:hunter2@host'}}}" })
	void secretsAreMaskedWhereverTheyStand(String text) {
		Object content = Yaml.mapping("x.yml", bytes(text));
		assertThat(String.valueOf(ManifestSecrets.masked(content))).doesNotContain(CANARY).contains(Secrecy.MASK);
		assertThat(secrecy().secretFile("kubernetes/99-ingress.yml", bytes(text))).isTrue();
		assertThat(secrecy().secretFile("kubernetes/99-ingress.yml", bytes("# " + text)))
			.isEqualTo(text.toLowerCase().contains("kind: secret") || text.contains("PRIVATE KEY")
					|| text.contains("\"kind\":\"Secret\""));
	}

	@Test
	void whatIsNoSecretStaysAsItIs() {
		Map<String, Object> content = Map.of("kind", "Ingress", "spec",
				Map.of("tls", List.of(Map.of("secretName", "web")), "ref", Map.of("kind", "Secret", "name", "web"),
						"image", "ghcr.io:443/a/b:23.07.1@sha256:0123", "automountServiceAccountToken", true));
		assertThat(ManifestSecrets.masked(content)).isEqualTo(content);
		assertThat(ManifestSecrets.in(content)).isFalse();
	}

	@Test
	void theManifestsOfTheReleaseAreShown() {
		TestRelease.BUNDLED.bundledFiles(TestRelease.BUNDLED.newest())
			.forEach(
					(path, content) -> assertThat(path.startsWith("kubernetes/") && secrecy().secretFile(path, content))
						.as(path)
						.isFalse());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "https://admin:hunter2@host:9200", "admin:hunter2@host:9200", "HTTPS://admin:hunter2@[::1]",
					"https://a.example, https://admin:hunter2@b.example", "https%3A%2F%2Fadmin%3Ahunter2%40host",
					"https://admin:hunter2%40host:9200", "https%253A%252F%252Fadmin%253Ahunter2%2540host",
					"//admin:hunter2@host", "https://admin@host", "curl --user x https://admin:@host" })
	void addressesWithALoginAreSeen(String text) {
		assertThat(RemoteLogin.in(text)).isTrue();
		assertThat(RemoteLogin.masked(text)).doesNotContain(CANARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://search.example.org:9200", "netbox@bar.com", "http://* https://*", "a:b", "10:30",
			"-Djava.security.egd=file:/dev/./urandom", "100%", "Malcolm <a@b.example>" })
	void otherTextsAreNot(String text) {
		assertThat(RemoteLogin.in(text)).isFalse();
	}

	private static Secrecy secrecy() {
		return new Secrecy(TestRelease.BUNDLED.newest());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
