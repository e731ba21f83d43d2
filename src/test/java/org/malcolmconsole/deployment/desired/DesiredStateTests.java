package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.document.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DesiredStateTests {

	private final SmallMalcolm malcolm = new SmallMalcolm();

	@Test
	void aSoundDirectoryHasNoProblems() {
		assertThat(this.malcolm.desired().problems()).isEmpty();
		assertThat(this.malcolm.desired().sound().objects()).hasSize(13);
	}

	@Test
	void theSameDirectoryGivesTheSameBytes() {
		assertThat(text(new SmallMalcolm().desired())).isEqualTo(text(this.malcolm.desired()));
	}

	@Test
	void stagesComeInTheOrderOfTheSteps() {
		assertThat(this.malcolm.desired().objects()).extracting(DesiredObject::stage).isSorted();
		assertThat(this.malcolm.desired().objects(Stage.STORAGE)).extracting((object) -> object.ref().kind())
			.containsExactly("PersistentVolume", "PersistentVolumeClaim");
	}

	@Test
	void everyObjectSaysWhoMadeItAndForWhichInstallation() {
		assertThat(this.malcolm.in("soc").objects())
			.allMatch((object) -> Ownership.ours(object.manifest().labels(), "soc"));
	}

	@ParameterizedTest
	@CsvSource({ "true,Secret", "YES,Secret", "t,Secret", "1,Secret", "0,Secret", "maybe,Secret", "no,ConfigMap",
			"False,ConfigMap", "n,ConfigMap" })
	void theMarkerDecidesTheKindAsTheOriginalDoes(String value, String kind) {
		this.malcolm.with("config/extra.env", "K8S_SECRET=" + value + "\nA=1\n");
		assertThat(object(kind, "extra-env").texts("data")).containsOnlyKeys("A");
	}

	@Test
	void valuesAreThoseThatPythonDotenvReads() {
		this.malcolm.with("config/extra.env", "A='x # y'\nB=x # y\nexport C=${A}-z\nD=\nE\n");
		assertThat(object("ConfigMap", "extra-env").texts("data"))
			.isEqualTo(Map.of("A", "x # y", "B", "x", "C", "x # y-z", "D", "", "E", ""));
	}

	@Test
	void secretsAreStoredInBase64() {
		assertThat(object("Secret", "auth-env").texts("data"))
			.isEqualTo(Map.of("MALCOLM_USERNAME", Base64.getEncoder().encodeToString("analyst".getBytes())));
		assertThat(object("Secret", "auth-env").at("stringData")).isEmpty();
	}

	@Test
	void foldersAreFlattenedAndDotfilesSkipped() {
		this.malcolm.with("rules/a.yaml", "a")
			.with("rules/deep/down/b.yaml", "b")
			.with("rules/.gitignore", "c")
			.with("rules/.hidden/d.yaml", "d");
		assertThat(object("ConfigMap", "rules").texts("data")).isEqualTo(Map.of("a.yaml", "a", "b.yaml", "b"));
	}

	@Test
	void lineEndsOfTextBecomeUnixLineEnds() {
		this.malcolm.with("rules/a.yaml", "a\r\nb\rc\n").with("rules/empty.yaml", "");
		assertThat(object("ConfigMap", "rules").texts("data"))
			.isEqualTo(Map.of("a.yaml", "a\nb\nc\n", "empty.yaml", ""));
	}

	@Test
	void whatIsNotTextStaysAsItIs() {
		byte[] binary = { (byte) 0xff, '\r', '\n', 0 };
		this.malcolm.with("rules/b.bin", binary).with("certs/c.bin", binary);
		String base64 = Base64.getEncoder().encodeToString(binary);
		assertThat(object("ConfigMap", "rules").texts("binaryData")).isEqualTo(Map.of("b.bin", base64));
		assertThat(object("Secret", "certs").texts("data")).containsEntry("c.bin", base64);
	}

	@Test
	void privateKeysOfTheAuthorityAreLeftOut() {
		this.malcolm.with("certs/client.conf", "x").with("certs/deep/ca.key", "x");
		assertThat(object("Secret", "certs").texts("data")).containsOnlyKeys("server.key");
	}

	@Test
	void aMissingSourceStillGivesAnObject() {
		assertThat(object("ConfigMap", "rules").at("data")).isEmpty();
		assertThat(object("Secret", "web").texts("data")).isEqualTo(Map.of(".login", ""));
		assertThat(object("ConfigMap", "web").at("data")).isEmpty();
	}

	@Test
	void filesThatWouldBecomeTheSameKeyAreNamedBoth() {
		this.malcolm.with("rules/a.yaml", "a").with("rules/deep/a.yaml", "b");
		assertThat(problem()).hasToString("rules/deep/a.yaml: rules/a.yaml would become the same key a.yaml of the "
				+ "ConfigMap rules: rename or remove one of them.");
	}

	@Test
	void namesAndKeysThatKubernetesRefusesAreFoundBefore() {
		this.malcolm.with("config/My_File.env", "A=1\n").with("rules/with space.yaml", "a");
		assertThat(this.malcolm.desired().problems()).extracting(Problem::file)
			.containsExactly("rules/with space.yaml", "config/My_File.env");
	}

	@Test
	void tooMuchForOneObjectIsFoundBefore() {
		this.malcolm.with("rules/big", new byte[1024 * 1024 + 1]);
		assertThat(problem().message()).contains("1024 KiB");
	}

	@Test
	void everythingGoesToTheChosenNamespace() {
		var state = this.malcolm.in("soc");
		assertThat(state.problems()).isEmpty();
		assertThat(state.objects()).extracting((object) -> object.manifest().namespace()).containsOnly("soc", null);
		assertThat(state.objects().get(0).manifest().name()).isEqualTo("soc");
		Manifest volume = find(state, "PersistentVolume", "pcap-volume");
		assertThat(volume.namespace()).isNull();
		assertThat(volume.text("spec", "claimRef", "namespace")).contains("soc");
		assertThat(volume.labels()).containsEntry("namespace", "soc");
	}

	@Test
	void anotherNamespaceThanTheReleaseWroteIsMovedAsWell() {
		this.malcolm.with("kubernetes/07-arkime.yml",
				SmallMalcolm.ARKIME.replace("namespace: malcolm", "namespace: old"));
		assertThat(this.malcolm.in("soc").objects()).extracting((object) -> object.manifest().namespace())
			.containsOnly("soc", null);
	}

	@Test
	void anIngressControllersConfigMapStaysThereAndPointsToOurs() {
		this.malcolm.with("kubernetes/99-ingress.yml", """
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: tcp-services, namespace: ingress-nginx}
				data:
				  5044: malcolm/arkime:5044
				  5045: other/arkime:5045
				""");
		DesiredObject routes = this.malcolm.in("soc")
			.objects(Stage.INGRESS)
			.stream()
			.filter((object) -> object.ref().name().equals("tcp-services"))
			.findFirst()
			.orElseThrow();
		assertThat(routes.manifest().namespace()).isEqualTo("ingress-nginx");
		assertThat(routes.manifest().texts("data"))
			.isEqualTo(Map.of("5044", "soc/arkime:5044", "5045", "other/arkime:5045"));
	}

	@Test
	void emptyDocumentsAreFineAndListsAreTakenApart() {
		this.malcolm.with("kubernetes/50-more.yaml", """
				---
				# nothing
				---
				apiVersion: v1
				kind: List
				items:
				  - {apiVersion: v1, kind: Service, metadata: {name: one}}
				  - {apiVersion: v1, kind: Service, metadata: {name: two}}
				""");
		var state = this.malcolm.desired();
		assertThat(state.problems()).isEmpty();
		assertThat(find(state, "Service", "two").namespace()).isEqualTo("malcolm");
	}

	@Test
	void plainTextOfASecretIsStoredAsData() {
		this.malcolm.with("kubernetes/50-more.yaml",
				"{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: b}}");
		assertThat(object("Secret", "s").texts("data")).isEqualTo(Map.of("a", "Yg=="));
		assertThat(object("Secret", "s").at("stringData")).isEmpty();
	}

	@Test
	void aMissingConfigMapNamesFileDocumentLineAndPath() {
		this.malcolm.without("config/arkime.env");
		assertThat(problem()).hasToString("kubernetes/07-arkime.yml, document 2, line 16, "
				+ "spec.template.spec.containers[0].envFrom[0].configMapRef.name: The ConfigMap arkime-env is used here, "
				+ "but no env file, file of Malcolm or manifest makes it.");
	}

	@Test
	void aSecretIsNotAConfigMapOfTheSameName() {
		this.malcolm.with("config/arkime.env", "K8S_SECRET=true\nMANAGE_PCAP_FILES=false\n");
		assertThat(problem().message()).startsWith("The ConfigMap arkime-env");
	}

	@Test
	void aMissingKeyIsFound() {
		this.malcolm.without("certs/server.key");
		assertThat(problem().message())
			.isEqualTo("The key server.key is used here, but the Secret certs has no such key.");
	}

	@Test
	void missingClaimsAndAccountFilesAreAllFoundAtOnce() {
		this.malcolm.without("kubernetes/01-volumes.yml").without("nginx/htpasswd");
		assertThat(this.malcolm.desired().problems()).extracting(Problem::message)
			.anyMatch((message) -> message.equals("No manifest defines the claim pcap-claim. Storage makes it."))
			.anyMatch((message) -> message.startsWith("The PersistentVolumeClaim pcap-claim is used here"))
			.anyMatch((message) -> message.equals("The file is missing. Credentials → administrator makes it."))
			.hasSize(3);
	}

	@Test
	void brokenFilesAreNamedWithTheirLine() {
		this.malcolm.with("config/zeek.env", "A=1\n= broken\n").with("kubernetes/50-more.yml", "a: b\nc: [\n");
		assertThat(this.malcolm.desired().problems())
			.anySatisfy((problem) -> assertThat(problem.place()).isEqualTo("config/zeek.env, line 2"))
			.anySatisfy((problem) -> assertThat(problem.place()).startsWith("kubernetes/50-more.yml, line"));
	}

	@Test
	void anObjectWithoutKindOrNameIsAProblem() {
		this.malcolm.with("kubernetes/50-more.yml", "apiVersion: v1\nmetadata: {}\n---\n- a\n");
		assertThat(this.malcolm.desired().problems()).extracting(Problem::place)
			.containsExactly("kubernetes/50-more.yml, document 1, line 1, kind",
					"kubernetes/50-more.yml, document 1, line 2, metadata.name",
					"kubernetes/50-more.yml, document 2, line 4");
	}

	@Test
	void numbersWhereTextIsExpectedAreFound() {
		this.malcolm.with("kubernetes/50-more.yml", """
				apiVersion: v1
				kind: ConfigMap
				metadata:
				  name: more
				  annotations: {a: yes}
				data:
				  version: 1.10
				  fine: "1.10"
				""");
		assertThat(this.malcolm.desired().problems()).extracting(Problem::path)
			.containsExactly("metadata.annotations.a", "data.version");
	}

	@Test
	void theSameObjectTwiceIsAProblemThatNamesBothPlaces() {
		this.malcolm.with("kubernetes/50-more.yml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: rules}}")
			.with("kubernetes/51-more.yml", "{apiVersion: v1, kind: Service, metadata: {name: arkime}}");
		assertThat(this.malcolm.desired().problems()).extracting(Problem::toString)
			.containsExactly(
					"kubernetes/50-more.yml, document 1, line 1, metadata.name: The ConfigMap malcolm/rules is made "
							+ "twice, here and by rules: remove one of them.",
					"kubernetes/51-more.yml, document 1, line 1, metadata.name: The Service malcolm/arkime is made "
							+ "twice, here and by kubernetes/07-arkime.yml, document 1, line 3, metadata.name: "
							+ "remove one of them.");
	}

	@Test
	void problemsNeverShowSecretValues() {
		this.malcolm.with("kubernetes/50-more.yml",
				"{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {pin: 271828}}");
		assertThat(this.malcolm.desired().problems()).hasSize(1)
			.noneMatch((problem) -> problem.toString().contains("271828"));
	}

	@Test
	void anUnsoundDirectoryIsRefusedWithEveryProblem() {
		this.malcolm.without("config/arkime.env").without("config/zeek.env");
		assertThatExceptionOfType(UnsoundConfiguration.class).isThrownBy(() -> this.malcolm.desired().sound())
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(422))
			.satisfies((ex) -> assertThat((List<?>) ex.getBody().getProperties().get("errors")).hasSize(2));
	}

	private Problem problem() {
		List<Problem> problems = this.malcolm.desired().problems();
		assertThat(problems).hasSize(1);
		return problems.get(0);
	}

	private Manifest object(String kind, String name) {
		return find(this.malcolm.desired(), kind, name);
	}

	static Manifest find(DesiredState state, String kind, String name) {
		return state.objects()
			.stream()
			.map(DesiredObject::manifest)
			.filter((manifest) -> manifest.kind().equals(kind) && manifest.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static byte[] text(DesiredState state) {
		return state.objects()
			.stream()
			.map((object) -> object.manifest().content().toString())
			.reduce("", String::concat)
			.getBytes(StandardCharsets.UTF_8);
	}

}
