package org.malcolmconsole.deployment.desired;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/** What Malcolm's own start created on a real control plane, and what we make of it. */
class OriginalStartTests {

	private static final Releases RELEASES = new AnnotationConfigApplicationContext(ReleaseModule.class)
		.getBean(Releases.class);

	private final Release release = RELEASES.find("23.07.1").orElseThrow();

	private final Map<String, byte[]> files = new TreeMap<>(RELEASES.bundledFiles(this.release));

	@BeforeEach
	void setUpLikeTheRecordedRun() {
		for (String path : List.of("nginx/htpasswd", "nginx/nginx_ldap.conf", "nginx/certs/cert.pem",
				"nginx/certs/key.pem", "nginx/certs/dhparam.pem", "htadmin/config.ini", "logstash/certs/ca.crt",
				"logstash/certs/ca.key", "logstash/certs/server.crt", "logstash/certs/server.key",
				"filebeat/certs/ca.crt", "filebeat/certs/client.crt", "filebeat/certs/client.key")) {
			put(path, "made by credentials\n");
		}
		put("kubernetes/01-volumes.yml", volumes());
		this.files.put("kubernetes/99-ingress.yml", this.files.get("kubernetes/99-ingress-nginx.yml.example"));
	}

	@Test
	void theObjectsAreThoseOfTheOriginal() throws IOException {
		DesiredState state = state("malcolm");
		assertThat(state.problems()).isEmpty();
		JsonNode facts = facts("start-objects.json");
		for (String kind : List.of("Deployment", "Service", "Ingress")) {
			assertThat(names(state, kind)).as(kind).isEqualTo(names(facts.get(kind.toLowerCase())));
		}
		assertThat(names(state, "PersistentVolume")).isEqualTo(names(facts.get("pv")));
		assertThat(names(state, "PersistentVolumeClaim")).isEqualTo(names(facts.get("pvc")));
	}

	@Test
	void theDataKeysAreThoseOfTheOriginalButForTheAuthoritysSecrets() throws IOException {
		DesiredState state = state("malcolm");
		JsonNode facts = facts("start-objects.json");
		assertThat(keys(state, "ConfigMap")).isEqualTo(keys(facts.get("configmap")));
		Map<String, Set<String>> expected = keys(facts.get("secret"));
		assertThat(expected.get("logstash-certs")).isNotNull();
		expected.get("logstash-certs").removeAll(Set.of("ca.key", "client.conf", "server.conf"));
		assertThat(keys(state, "Secret")).isEqualTo(expected);
	}

	@Test
	void deploymentsAreAsTheReleaseWroteThemButForLabelsAndTheHash() {
		for (DesiredObject object : state("malcolm").objects()) {
			if (object.ref().kind().equals("Deployment")) {
				assertThat(object.manifest().labels()).containsAllEntriesOf(Ownership.labels("malcolm"));
				assertThat(object.manifest().texts("spec", "template", "metadata", "annotations"))
					.containsOnlyKeys(Ownership.CONFIGURATION);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "malcolm", "soc", "network-lab" })
	void everyNamespaceWorks(String namespace) {
		DesiredState state = state(namespace);
		assertThat(state.problems()).isEmpty();
		assertThat(state.objects()).extracting((object) -> object.manifest().namespace())
			.containsOnly(namespace, null, "ingress-nginx");
		assertThat(DesiredStateTests.find(state, "ConfigMap", "tcp-services").texts("data")).containsEntry("5044",
				namespace + "/logstash:5044");
	}

	@Test
	void examplesStandInForEnvFilesThatNobodyCopiedYet() {
		this.files.keySet().removeIf((path) -> path.endsWith(".env"));
		assertThat(state("malcolm").problems()).isEmpty();
		assertThat(keys(state("malcolm"), "ConfigMap")).hasSize(33);
	}

	@Test
	void oneChangedSettingRollsExactlyTheDeploymentsThatUseItsFile() throws IOException {
		JsonNode services = facts("services.json");
		for (String file : List.of("logstash", "opensearch", "zeek-secret", "suricata-offline", "netbox-postgres")) {
			Map<String, String> before = hashes();
			put("config/" + file + ".env",
					new String(this.files.get("config/" + file + ".env")) + "\nNEW_VARIABLE=1\n");
			Map<String, String> after = hashes();
			Set<String> rolled = new TreeSet<>(after.keySet());
			rolled.removeIf((name) -> after.get(name).equals(before.get(name)));
			assertThat(rolled).as(file).isEqualTo(users(services, file + "-env")).isNotEmpty();
		}
	}

	private static Set<String> users(JsonNode services, String object) {
		Set<String> users = new TreeSet<>();
		services.get("manifests").forEach((file) -> file.get("objects").forEach((deployment) -> {
			for (String containers : List.of("containers", "initContainers")) {
				deployment.path(containers).forEach((container) -> container.path("envFrom").forEach((source) -> {
					if (source.get("name").asString().equals(object)) {
						users.add(deployment.get("name").asString());
					}
				}));
			}
		}));
		return users;
	}

	private Map<String, String> hashes() {
		Map<String, String> hashes = new TreeMap<>();
		for (DesiredObject object : state("malcolm").objects()) {
			object.manifest()
				.text("spec", "template", "metadata", "annotations", Ownership.CONFIGURATION)
				.ifPresent((hash) -> hashes.put(object.ref().name(), hash));
		}
		return hashes;
	}

	private DesiredState state(String namespace) {
		return DesiredState.of(this.release, Contents.of(this.files), namespace);
	}

	private void put(String path, String text) {
		this.files.put(path, text.getBytes(StandardCharsets.UTF_8));
	}

	private String volumes() {
		List<String> documents = new ArrayList<>();
		for (String claim : this.release.requiredClaims()) {
			String volume = claim.replace("-claim", "-volume");
			documents.add("{apiVersion: v1, kind: PersistentVolume, metadata: {name: %s, labels: {namespace: malcolm}}}"
				.formatted(volume));
			documents.add("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: %s, namespace: malcolm}}"
				.formatted(claim));
		}
		return String.join("\n---\n", documents);
	}

	private static Set<String> names(DesiredState state, String kind) {
		Set<String> names = new TreeSet<>();
		ours(state, kind).forEach((manifest) -> names.add(manifest.name()));
		return names;
	}

	private static Map<String, Set<String>> keys(DesiredState state, String kind) {
		Map<String, Set<String>> keys = new TreeMap<>();
		ours(state, kind).forEach((manifest) -> {
			Set<String> all = new TreeSet<>(manifest.texts("data").keySet());
			all.addAll(manifest.texts("binaryData").keySet());
			keys.put(manifest.name(), all);
		});
		return keys;
	}

	private static List<Manifest> ours(DesiredState state, String kind) {
		return state.objects()
			.stream()
			.map(DesiredObject::manifest)
			.filter((manifest) -> manifest.kind().equals(kind) && !"ingress-nginx".equals(manifest.namespace()))
			.toList();
	}

	private static Set<String> names(JsonNode list) {
		Set<String> names = new TreeSet<>();
		list.forEach((name) -> names.add(name.asString()));
		return names;
	}

	private static Map<String, Set<String>> keys(JsonNode objects) {
		Map<String, Set<String>> keys = new TreeMap<>();
		objects.propertyStream().forEach((entry) -> keys.put(entry.getKey(), names(entry.getValue())));
		return keys;
	}

	private static JsonNode facts(String file) throws IOException {
		try (InputStream in = OriginalStartTests.class.getResourceAsStream("/malcolm/23.07.1/" + file)) {
			return JsonMapper.shared().readTree(in);
		}
	}

	@ComponentScan(basePackageClasses = Releases.class)
	static class ReleaseModule {

	}

}
