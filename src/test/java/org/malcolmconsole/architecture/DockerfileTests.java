package org.malcolmconsole.architecture;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The container image cannot be built on every machine: what it copies exists. */
class DockerfileTests {

	/**
	 * The layers that Spring Boot's jar extracts itself into, in the order in which they
	 * change.
	 */
	private static final List<String> LAYERS = List.of("dependencies", "spring-boot-loader", "snapshot-dependencies",
			"application");

	private final String text = read("Dockerfile");

	private final List<List<String>> instructions = this.text.replace("\\\n", " ")
		.lines()
		.filter((line) -> !line.isBlank() && !line.startsWith("#"))
		.map((line) -> List.of(line.trim().split("\\s+")))
		.toList();

	@Test
	void whatTheBuildCopiesIsInTheRepositoryAndNotIgnored() {
		var sources = sources(false);
		assertThat(sources).isNotEmpty().allSatisfy((source) -> {
			assertThat(Path.of(source)).exists();
			assertThat(allowed()).as(".dockerignore lets it through").anyMatch((pattern) -> covers(pattern, source));
		});
	}

	@Test
	void whatTheBuildNeedsIsCopied() throws IOException {
		var copied = sources(false);
		assertThat(copied).contains("mvnw", "pom.xml", ".mvn", "src/main");
		var resources = Stream.of(read("pom.xml").split("<resources>|</resources>")[1].split("<directory>"))
			.skip(1)
			.map((part) -> part.substring(0, part.indexOf("</directory>")));
		assertThat(resources).allMatch((folder) -> copied.stream().anyMatch((source) -> covers(source, folder)));
		assertThat(Files.isExecutable(Path.of("mvnw"))).isTrue();
	}

	@Test
	void theImageTakesEveryLayerOnceAndInOrder() {
		var layers = sources(true).stream().map((source) -> Path.of(source).getFileName().toString()).toList();
		assertThat(layers).isEqualTo(LAYERS);
		assertThat(this.text).contains("-Djarmode=tools", "extract --layers --destination layers");
		assertThat(sources(true)).allMatch((source) -> source.startsWith("/build/layers/"));
	}

	@Test
	void theJarThatRunsIsTheOneThatWasBuilt() {
		String artifact = read("pom.xml").replaceAll("(?s).*?</parent>.*?<artifactId>([^<]+)</artifactId>.*", "$1");
		assertThat(this.text).contains("mv target/" + artifact + "-*.jar " + artifact + ".jar",
				"-jar " + artifact + ".jar extract", "\"-jar\", \"" + artifact + ".jar\"");
	}

	@Test
	void itRunsWithoutRootAndKeepsItsStateInOneVolume() {
		var user = last("USER");
		assertThat(user.get(1)).matches("[1-9][0-9]*:[1-9][0-9]*");
		String volume = last("VOLUME").get(1);
		assertThat(this.text).contains("CONSOLE_DATA_DIRECTORY=" + volume + "/",
				"CONSOLE_MALCOLM_DIRECTORY=" + volume + "/");
		var after = this.instructions.subList(this.instructions.indexOf(user), this.instructions.size());
		assertThat(after).noneMatch((instruction) -> Set.of("RUN", "COPY", "ADD").contains(instruction.get(0)));
	}

	@Test
	void itRunsOnTheNewestJavaAndAsksItsOwnHealth() {
		assertThat(last("FROM").get(1)).isEqualTo("eclipse-temurin:25-jre");
		assertThat(this.text).contains("HEALTHCHECK", "/dev/tcp/127.0.0.1/" + managementPort(),
				"/actuator/health/liveness");
	}

	private static String managementPort() {
		return read("src/main/resources/application.yml").replaceAll("(?s).*management:\\s+server:.*?port: (\\d+).*",
				"$1");
	}

	private List<String> last(String name) {
		return this.instructions.stream()
			.filter((instruction) -> instruction.get(0).equals(name))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	private List<String> sources(boolean fromStage) {
		return this.instructions.stream()
			.filter((instruction) -> instruction.get(0).equals("COPY"))
			.filter((instruction) -> instruction.get(1).startsWith("--from=") == fromStage)
			.flatMap((instruction) -> instruction.subList(fromStage ? 2 : 1, instruction.size() - 1).stream())
			.toList();
	}

	private static Set<String> allowed() {
		return read(".dockerignore").lines()
			.filter((line) -> line.startsWith("!"))
			.map((line) -> line.substring(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean covers(String pattern, String path) {
		var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
		var parts = Arrays.asList(path.split("/"));
		return Stream.iterate(1, (length) -> length <= parts.size(), (length) -> length + 1)
			.map((length) -> Path.of(String.join("/", parts.subList(0, length))))
			.anyMatch(matcher::matches);
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
