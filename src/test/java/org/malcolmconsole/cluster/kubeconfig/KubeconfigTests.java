package org.malcolmconsole.cluster.kubeconfig;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KubeconfigTests {

	private static final String SECRET = "s3cr3t-t0ken";

	private static String config(String cluster, String user) {
		return """
				apiVersion: v1
				kind: Config
				clusters:
				- name: east
				  cluster:
				    server: https://10.0.0.1:6443
				    %s
				users:
				- name: admin
				  user:
				    token: %s
				    %s
				contexts:
				- name: prod
				  context: {cluster: east, user: admin, namespace: tools}
				current-context: prod
				""".formatted(cluster, SECRET, user);
	}

	@Test
	void readsServerTokenAndNamespaceOfAContext() {
		var kubeconfig = Kubeconfig.parse(config("", ""));
		assertThat(kubeconfig.contexts()).containsExactly("prod");
		assertThat(kubeconfig.currentContext()).isEqualTo("prod");
		assertThat(kubeconfig.namespace("prod")).contains("tools");
		var access = kubeconfig.access("prod");
		assertThat(access.server()).hasToString("https://10.0.0.1:6443");
		assertThat(access.token()).isEqualTo(SECRET);
		assertThat(access).asString().doesNotContain(SECRET);
		assertThat(kubeconfig).asString().doesNotContain(SECRET);
	}

	@Test
	void readsJsonToo() {
		var json = """
				{"clusters":[{"name":"c","cluster":{"server":"https://10.0.0.1"}}],"users":[{"name":"u","user":{"token":"t"}}],
				"contexts":[{"name":"x","context":{"cluster":"c","user":"u"}}]}""";
		assertThat(Kubeconfig.parse(json).access("x").token()).isEqualTo("t");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			exec: {command: touch, args: [MARK]} | users[0].user.exec
			auth-provider: {name: gcp, config: {cmd-path: touch}} | users[0].user.auth-provider
			tokenFile: /etc/passwd | users[0].user.tokenFile
			client-certificate: /etc/ssl/cert.pem | users[0].user.client-certificate
			client-key: /etc/ssl/key.pem | users[0].user.client-key
			as: root | users[0].user.as
			as-groups: [system:masters] | users[0].user.as-groups
			client-key-data: bm8= | users[0].user.client-key-data
			client-certificate-data: bm8= | users[0].user.client-certificate-data
			""")
	void refusesInUsersWhatRunsCommandsOrReadsFiles(String line, String key, @TempDir Path folder) {
		var mark = folder.resolve("mark");
		var text = config("", line.replace("MARK", mark.toString()));
		assertThatThrownBy(() -> Kubeconfig.parse(text).access("prod")).isInstanceOf(KubeconfigException.class)
			.hasMessageContaining("Line 12, " + key)
			.hasMessageNotContaining(SECRET);
		assertThat(Files.exists(mark)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			certificate-authority: /etc/ssl/ca.pem | clusters[0].cluster.certificate-authority
			proxy-url: http://10.0.0.9:3128 | clusters[0].cluster.proxy-url
			insecure-skip-tls-verify: true | clusters[0].cluster.insecure-skip-tls-verify
			insecure-skip-tls-verify: "True" | clusters[0].cluster.insecure-skip-tls-verify
			certificate-authority-data: "%%%" | clusters[0].cluster.certificate-authority-data
			""")
	void refusesInClustersWhatIsUnsafe(String line, String key) {
		assertThatThrownBy(() -> Kubeconfig.parse(config(line, "")).access("prod"))
			.isInstanceOf(KubeconfigException.class)
			.hasMessageContaining("Line 7, " + key)
			.hasMessageNotContaining(SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "http://10.0.0.1:6443, https", "https://169.254.169.254, machines of a cloud",
			"https://0xA9FEA9FE, machines of a cloud", "https://user:pw@10.0.0.1, host" })
	void refusesUnsafeServersAtTheirLine(String server, String why) {
		var text = config("", "").replace("https://10.0.0.1:6443", server);
		assertThatThrownBy(() -> Kubeconfig.parse(text).access("prod")).isInstanceOf(KubeconfigException.class)
			.hasMessageContaining("Line 6, clusters[0].cluster.server")
			.hasMessageContaining(why);
	}

	@Test
	void refusesTokensThatWouldBreakOutOfTheirHeaderWithoutRepeatingThem() {
		for (String token : List.of("\"%s\\r\\nX-Other: 1\"", "\"a %s\"", "\"%s\u00e9\"")) {
			var text = config("", "").replace(SECRET, token.formatted(SECRET));
			assertThatThrownBy(() -> Kubeconfig.parse(text).access("prod")).isInstanceOf(KubeconfigException.class)
				.hasMessageContaining("Line 11, users[0].user.token")
				.hasMessageNotContaining(SECRET);
		}
		var block = config("", "").replace(SECRET, "|\n      " + SECRET);
		assertThat(Kubeconfig.parse(block).access("prod").token()).isEqualTo(SECRET);
	}

	@Test
	void refusesAnchorsAndAliases() {
		refused("a: &x https://10.0.0.1\nb: *x\n", "Line 1", "aliases");
		refused("a: 1\nb: *x\n", "Line 2", "aliases");
	}

	@Test
	void refusesTagsTwiceGivenKeysSecondDocumentsAndBrokenText() {
		refused("a: !!javax.script.ScriptEngineManager [x]\n", "Line 1", "tags");
		refused("a: 1\nb: 2\na: 3\n", "Line 3", "twice");
		refused("a: 1\n---\nb: 2\n", "Line 2", "second document");
		refused("a: [1\nb: 2\n", "Line", "not YAML");
		refused("a: \"\u0007\"\n", "kubeconfig", "not YAML");
		refused("", "kubeconfig", "empty");
		refused("just text", "", "keys and values");
		refused("clusters: []\n", "contexts", "none");
	}

	@Test
	void refusesBombsOfSizeAndDepthWithoutMuchWork() {
		refused("a: " + "x".repeat(YamlText.MAX_BYTES), "kubeconfig", "larger than 1 MiB");
		refused("a: \"" + "\u00e9".repeat(YamlText.MAX_BYTES / 2) + "\"", "kubeconfig", "larger than 1 MiB");
		refused("a: " + "[".repeat(2000) + "]".repeat(2000), "Line 1", "levels deep");
		refused("a: " + "{a: ".repeat(400_000 / 4), "Line 1", "levels deep");
		refused("- ".repeat(1000) + "x", "Line 1", "levels deep");
	}

	@Test
	void namesTheContextsThatThereAre() {
		assertThatThrownBy(() -> Kubeconfig.parse(config("", "")).access("test"))
			.isInstanceOfSatisfying(KubeconfigException.class,
					(ex) -> assertThat(ex.getBody().getProperties()).asString().contains("field=context"))
			.hasMessageContaining("prod");
		var without = config("", "").replace("current-context: prod", "");
		assertThat(Kubeconfig.parse(without).currentContext()).isEqualTo("prod");
		var dangling = config("", "").replace("cluster: east, user", "cluster: west, user");
		assertThatThrownBy(() -> Kubeconfig.parse(dangling).access("prod")).hasMessageContaining("clusters");
	}

	@Test
	void onlyTheChosenContextHasToBeSafe() {
		var two = config("", "").replace("contexts:\n", """
				- name: other
				  user: {exec: {command: touch}}
				contexts:
				- {name: other, context: {cluster: east, user: other}}
				""");
		assertThat(Kubeconfig.parse(two).access("prod").token()).isEqualTo(SECRET);
		assertThatThrownBy(() -> Kubeconfig.parse(two).access("other")).hasMessageContaining("exec");
	}

	@Test
	void anEncryptedKeyIsRefused() {
		var pem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
		var data = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
		assertThatThrownBy(() -> Kubeconfig.parse(config("", "client-key-data: " + data)).access("prod"))
			.hasMessageContaining("encrypted");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			proxy-url: "" | ''
			certificate-authority: "" | client-certificate: ""
			certificate-authority-data: | client-key: " "
			tls-server-name: "" | exec: {}
			insecure-skip-tls-verify: false | as-groups: []
			proxy-url: | auth-provider:
			""")
	void whatATemplateLeftEmptyIsNotThere(String cluster, String user) {
		var access = Kubeconfig.parse(config(cluster, user)).access("prod");
		assertThat(access.token()).isEqualTo(SECRET);
		assertThat(access.authority()).isNull();
		assertThat(access.tlsServerName()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE" })
	void readsWhateverEncodingAnEditorSavedItIn(String charset) {
		var bytes = ("\uFEFF" + config("", "").replace("\n", "\r\n")).getBytes(Charset.forName(charset));
		assertThat(Kubeconfig.parse(Kubeconfig.text(bytes)).access("prod").token()).isEqualTo(SECRET);
	}

	@Test
	void readsWhatWasWrappedOrIndented() {
		var text = config("", "");
		var base64 = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		for (var wrapped : List.of(text.indent(4), base64, "\uFEFF" + text, "```yaml\n" + text + "```")) {
			assertThat(Kubeconfig.parse(wrapped).access("prod").token()).isEqualTo(SECRET);
		}
	}

	@Test
	void namesWhatIsNoKubeconfigAndSaysWhatIs() {
		refused(config("certificate-authority-data: DATA+OMITTED", ""), "kubeconfig", "--raw --flatten");
		refused(config("", "client-key-data: REDACTED"), "kubeconfig", "redacted view");
		refused("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "kubeconfig", "web page");
		refused("apiVersion: v1\nkind: Secret\ndata: {value: eA==}\n", "kubeconfig", "kubectl get secret");
		refused("kind: Kustomization\nresources: []\n", "kubeconfig", "kustomization");
		assertThatThrownBy(() -> Kubeconfig.text(new byte[] { 'P', 'K', 3, 4, 0, 0 }))
			.isInstanceOf(KubeconfigException.class)
			.hasMessageContaining("archive");
		assertThatThrownBy(() -> Kubeconfig.text("name: Z\u00fcrich".getBytes(StandardCharsets.ISO_8859_1)))
			.isInstanceOf(KubeconfigException.class)
			.hasMessageContaining("Save it as UTF-8");
	}

	@Test
	void namesBothLinesOfTwoEntriesOfOneName() {
		var twins = config("", "").replace("contexts:\n", "- name: admin\n  user: {token: other}\ncontexts:\n");
		refused(twins, "Line 13, users[1]", "line 9");
		refused(config("", "").replace("users:\n", "- {name: east, cluster: {server: x}}\nusers:\n"), "clusters[1]",
				"line 4");
		refused(config("", "").replace("current-context", "- {name: prod, context: {}}\ncurrent-context"),
				"contexts[1]", "line 14");
	}

	@Test
	void followsFilesOnlyForWhoeverRunsTheConsole(@TempDir Path folder) throws IOException {
		var keys = new ClientKeys(folder);
		keys.make("P-256, PKCS#8", "own");
		keys.signItself("own");
		Files.writeString(folder.resolve("token"), "rotated");
		var text = config("certificate-authority: own.crt", "client-certificate: " + folder.resolve("own.crt")
				+ "\n    client-key: ./own.key\n    tokenFile: token");
		var access = Kubeconfig.ofThisMachine(text, folder.resolve("config")).access("prod");
		assertThat(access.authority()).isEqualTo(Files.readString(folder.resolve("own.crt")));
		assertThat(access.clientKey()).isEqualTo(Files.readString(folder.resolve("own.key")));
		assertThat(access.tokenFile()).isEqualTo(folder.resolve("token"));
		assertThatThrownBy(() -> Kubeconfig.parse(text).access("prod")).hasMessageContaining("--flatten");
		for (var wrong : List.of("/dev/zero", folder.toString(), "missing.crt", "config")) {
			Files.writeString(folder.resolve("config"), text);
			assertThatThrownBy(() -> Kubeconfig
				.ofThisMachine(text.replace("certificate-authority: own.crt", "certificate-authority: " + wrong),
						folder.resolve("config"))
				.access("prod")).isInstanceOf(KubeconfigException.class)
				.hasMessageContaining("certificate-authority")
				.hasMessageNotContaining(SECRET);
		}
	}

	private static void refused(String text, String place, String why) {
		assertThatThrownBy(() -> Kubeconfig.parse(text)).isInstanceOf(KubeconfigException.class)
			.hasMessageContaining(place)
			.hasMessageContaining(why);
	}

}
