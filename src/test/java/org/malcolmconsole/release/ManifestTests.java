package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our manifests say what Malcolm's manifests say, field by field. */
class ManifestTests {

	private static final Map<String, Object> FACTS = Facts.read("services");

	static Stream<String> files() {
		return Stream.of("manifests", "examples")
			.flatMap((group) -> Facts.list(FACTS.get(group)).stream())
			.map((file) -> (String) file.get("file"));
	}

	@Test
	void thereAreTheSameFiles() {
		var ours = Facts.BUNDLE.keySet()
			.stream()
			.filter((path) -> path.startsWith("kubernetes/"))
			.map((path) -> path.substring("kubernetes/".length()));
		assertThat(ours).containsExactlyInAnyOrderElementsOf(files().toList()).hasSize(26);
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyFieldOfEveryObjectIsTheSame(String file) {
		var documents = Yaml.documents("kubernetes/" + file, Facts.BUNDLE.get("kubernetes/" + file));
		var ours = documents.stream().map(ObjectFacts::of).map(ManifestTests::withoutScripts).toList();
		var theirs = objects(file).stream().map(ManifestTests::withoutScripts).toList();
		assertThat(ours).isEqualTo(theirs).isNotEmpty();
	}

	@Test
	void thereAre22DeploymentsAnd17ServicesAnd17InitContainers() {
		var objects = files().filter((file) -> file.endsWith(".yml"))
			.flatMap((file) -> Yaml.documents(file, Facts.BUNDLE.get("kubernetes/" + file)).stream())
			.map(ObjectFacts::of)
			.toList();
		assertThat(objects.stream().filter((object) -> object.get("kind").equals("Deployment"))).hasSize(22);
		assertThat(objects.stream().filter((object) -> object.get("kind").equals("Service"))).hasSize(17);
		assertThat(objects.stream()
			.flatMap((object) -> Facts.list(object.getOrDefault("initContainers", List.of())).stream())).hasSize(17);
	}

	@Test
	void everyDeploymentIsAServiceOfTheRelease() {
		var deployments = new TreeSet<String>();
		files().filter((file) -> file.endsWith(".yml")).forEach((file) -> {
			for (var object : objects(file)) {
				if (object.get("kind").equals("Deployment")) {
					deployments.add(file + " " + object.get("name"));
				}
			}
		});
		assertThat(Facts.RELEASE.services().stream().map((service) -> service.manifest() + " " + service.deployment()))
			.containsExactlyInAnyOrderElementsOf(deployments);
	}

	@Test
	void everyVariableThatSwitchesAServiceOffReachesItsContainer() {
		for (var service : Facts.RELEASE.services()) {
			var off = service.disabledBy();
			if (off == null) {
				continue;
			}
			var container = container(service);
			if (off.file().endsWith(".yml")) {
				assertThat(Facts.list(container.get("env"))).as(service.name())
					.contains(Map.of("name", off.variable(), "value", "true"));
			}
			else {
				assertThat(Facts.list(container.get("envFrom")).stream().map((source) -> source.get("name")))
					.as(service.name())
					.contains(Facts.RELEASE.envRules().objectName(off.file()));
				assertThat(new String(Facts.BUNDLE.get("config/" + off.file()))).contains("\n" + off.variable() + "=");
			}
		}
	}

	private static Map<String, Object> container(MalcolmService service) {
		return objects(service.manifest()).stream()
			.filter((object) -> object.get("name").equals(service.deployment()))
			.map((object) -> Facts.list(object.get("containers")).get(0))
			.findFirst()
			.orElseThrow();
	}

	private static List<Map<String, Object>> objects(String file) {
		return Stream.of("manifests", "examples")
			.flatMap((group) -> Facts.list(FACTS.get(group)).stream())
			.filter((candidate) -> candidate.get("file").equals(file))
			.flatMap((found) -> Facts.list(found.get("objects")).stream())
			.toList();
	}

	/** The text of a script is ours; {@link ProbeScriptTests} runs it. */
	private static Map<String, Object> withoutScripts(Map<String, Object> object) {
		if (!object.containsKey("containers")) {
			return object;
		}
		var copy = new LinkedHashMap<>(object);
		var containers = new ArrayList<Map<String, Object>>();
		for (var container : Facts.list(object.get("containers"))) {
			containers.add(withoutScript(container));
		}
		copy.put("containers", containers);
		return copy;
	}

	private static Map<String, Object> withoutScript(Map<String, Object> container) {
		if (!container.containsKey("livenessProbe")) {
			return container;
		}
		var probe = new LinkedHashMap<>(Facts.map(container.get("livenessProbe")));
		if (probe.remove("semantics") != null) {
			probe.remove("shell_script");
			probe.put("command", probe.remove("interpreter"));
		}
		else if (probe.get("command") instanceof List<?> command && command.contains("-c")) {
			probe.put("command", command.get(0));
		}
		var copy = new LinkedHashMap<>(container);
		copy.put("livenessProbe", probe);
		return copy;
	}

}
