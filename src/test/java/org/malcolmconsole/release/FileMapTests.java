package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The map from files to objects is Malcolm's, and the bundle brings its files. */
class FileMapTests {

	private static final Map<String, Object> KUBERNETES = Facts.read("kubernetes");

	private static final List<Map<String, Object>> FILES = Facts.list(Facts.read("files").get("objects"));

	@Test
	void theSameSourcesBecomeTheSameObjectsInTheSameOrder() {
		var theirs = Facts.list(KUBERNETES.get("configmaps"))
			.stream()
			.map((object) -> object.get("kind") + " " + object.get("name") + " "
					+ Facts.list(object.get("sources"))
						.stream()
						.map((source) -> source.get("type") + ":" + source.get("path"))
						.toList())
			.toList();
		var ours = Facts.RELEASE.fileObjects()
			.stream()
			.map((object) -> object.kind() + " " + object.name() + " "
					+ object.sources()
						.stream()
						.map((source) -> (source.directory() ? "directory:" : "file:") + source.path())
						.toList())
			.toList();
		assertThat(ours).isEqualTo(theirs).hasSize(20);
	}

	@Test
	void onlyTheKeyOfTheAuthorityAndTheSettingsOfOpensslAreLeftOut() {
		var candidates = Stream.of("ca.key", "ca.crt", "server.key", "server.crt", "server.conf", "client.conf")
			.map((name) -> "logstash/certs/" + name);
		var object = Facts.RELEASE.fileObjects()
			.stream()
			.filter((candidate) -> candidate.name().equals("logstash-certs"))
			.findFirst()
			.orElseThrow();
		assertThat(candidates.filter((path) -> object.takes(path, Facts.RELEASE.fileRules())))
			.containsExactly("logstash/certs/ca.crt", "logstash/certs/server.key", "logstash/certs/server.crt");
		assertThat(Facts.RELEASE.fileObjects().stream().filter((other) -> !other.leaveOut().isEmpty()))
			.containsExactly(object);
	}

	@Test
	void theBundleHasEveryFileThatTheReleaseHas() {
		var theirs = FILES.stream()
			.flatMap((object) -> Facts.list(object.get("sources")).stream())
			.flatMap((source) -> Facts.list(source.get("files")).stream())
			.map((file) -> (String) file.get("path"))
			.collect(Collectors.toCollection(TreeSet::new));
		var ours = Facts.BUNDLE.keySet()
			.stream()
			.filter((path) -> !path.startsWith("config/") && !path.startsWith("kubernetes/"))
			.filter((path) -> !path.endsWith(".gitignore"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(ours).isEqualTo(theirs).hasSize(27);
		assertThat(ours).allSatisfy((path) -> assertThat(Facts.BUNDLE.get(path)).isNotEmpty());
	}

	@Test
	void foldersThatTheReleaseHasButNothingInThemAreMade() {
		var theirs = FILES.stream()
			.flatMap((object) -> Facts.list(object.get("sources")).stream())
			.filter((source) -> "directory".equals(source.get("in_release"))
					&& Facts.list(source.get("files")).isEmpty())
			.map((source) -> (String) source.get("path"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(Facts.RELEASE.emptyDirectories()).containsExactlyElementsOf(theirs);
		assertThat(theirs).allSatisfy((path) -> assertThat(Facts.BUNDLE).containsKey(path + "/.gitignore"));
	}

	@Test
	void theBundleGivesTheKeysThatARealStartGave() {
		var made = Set.of("dhparam.pem", "config.ini");
		var objects = Facts.map(Facts.read("start-objects").get("configmap"));
		var ours = keysOfConfigMaps();
		objects.forEach((name, keys) -> {
			if (!name.endsWith("-env")) {
				var expected = new TreeSet<>(Facts.texts(keys));
				expected.removeAll(made);
				assertThat(ours.get(name)).as(name).isEqualTo(expected);
			}
		});
		assertThat(ours).hasSize(11);
	}

	@Test
	void dotfilesAreSkippedInFoldersButNotWhenTheyAreNamed() {
		var rules = Facts.RELEASE.fileRules();
		assertThat(Facts.RELEASE.fileObjects())
			.noneMatch((object) -> object.takes("yara/rules/.git/config.yara", rules)
					|| object.takes("yara/rules/.gitignore", rules))
			.anyMatch((object) -> object.takes("yara/rules/sub/own.yara", rules))
			.anyMatch((object) -> object.takes(".opensearch.primary.curlrc", rules));
		assertThat(rules.key("yara/rules/sub/own.yara")).isEqualTo("own.yara");
		assertThat(rules.unixLineEnds()).isTrue();
	}

	@Test
	void theFilesThatAStartHasAlwaysMadeCountAsEmpty() {
		var touched = Facts.texts(Facts.list(Facts.map(KUBERNETES.get("start")).get("steps")).get(0).get("files"));
		assertThat(emptyWhenMissing()).containsExactlyInAnyOrderElementsOf(touched);
	}

	@Test
	void theClaimsAndTheFilesThatAStartAsksForAreTheSame() {
		var claims = Facts.texts(Facts.map(KUBERNETES.get("required_claims")).get("names"));
		assertThat(Facts.RELEASE.requiredClaims()).isEqualTo(claims);
		var asked = Facts.texts(Facts.map(KUBERNETES.get("auth_files_check")).get("all_must_be_regular_files"))
			.stream()
			.map((path) -> path.replace("<env>", "config"))
			.collect(Collectors.toCollection(HashSet::new));
		asked.removeAll(emptyWhenMissing());
		assertThat(Facts.RELEASE.requiredFiles().stream().map(Release.RequiredFile::path))
			.containsExactlyInAnyOrderElementsOf(asked);
	}

	@Test
	void namesPrefixPagesAndColumnsAreTheSame() {
		assertThat(Facts.RELEASE.imagePrefix()).isEqualTo(KUBERNETES.get("image_prefix"));
		assertThat(Facts.RELEASE.defaultNamespace()).isEqualTo(KUBERNETES.get("default_namespace"));
		assertThat(Facts.RELEASE.envRules().marker()).isEqualTo(KUBERNETES.get("secret_marker"));
		assertThat(Facts.RELEASE.links().stream().map((link) -> Map.of("label", link.name(), "path", link.path())))
			.isEqualTo(Facts.list(Facts.map(KUBERNETES.get("urls")).get("links")));
		assertThat(Facts.RELEASE.columns().nodes()).isEqualTo(titles("node_table"));
		assertThat(Facts.RELEASE.columns().pods()).isEqualTo(titles("pod_table"));
	}

	@Test
	void everyImageIsOneOfTheRelease() {
		var images = Facts.BUNDLE.entrySet()
			.stream()
			.filter((file) -> file.getKey().matches("kubernetes/.*\\.yml"))
			.flatMap((file) -> ManifestImages.of(file.getKey(), file.getValue()))
			.map((image) -> Facts.RELEASE.imagePrefix() + image.name() + ":" + image.tag())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(images).containsExactlyElementsOf(Facts.texts(Facts.read("services").get("images")));
	}

	private static Map<String, Set<String>> keysOfConfigMaps() {
		var keys = new TreeMap<String, Set<String>>();
		for (var object : Facts.RELEASE.fileObjects()) {
			if (object.kind() == FileObject.Kind.CONFIG_MAP) {
				keys.put(object.name(),
						Facts.BUNDLE.keySet()
							.stream()
							.filter((path) -> object.takes(path, Facts.RELEASE.fileRules()))
							.map(Facts.RELEASE.fileRules()::key)
							.collect(Collectors.toCollection(TreeSet::new)));
			}
		}
		return keys;
	}

	private static List<String> emptyWhenMissing() {
		var empty = new ArrayList<String>();
		Facts.RELEASE.fileObjects()
			.forEach((object) -> object.sources()
				.stream()
				.filter(FileObject.Source::emptyWhenMissing)
				.forEach((source) -> empty.add(source.path())));
		return empty;
	}

	private static List<Object> titles(String table) {
		var status = Facts.map(KUBERNETES.get("status"));
		return Facts.list(Facts.map(status.get(table)).get("columns"))
			.stream()
			.map((column) -> column.get("title"))
			.toList();
	}

}
