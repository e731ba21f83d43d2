package org.malcolmconsole.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A directory is recognised by what runs in it, and only looked at. */
class RecogniserTests {

	@TempDir
	private Path directory;

	@Test
	void aBundledDirectoryIsItsReleaseAndComplete() throws IOException {
		write(Facts.BUNDLE);
		var recognised = recognise();
		assertThat(recognised.release()).isSameAs(Facts.RELEASE);
		assertThat(recognised.closest()).isSameAs(Facts.RELEASE);
		assertThat(recognised.tags()).isEqualTo(Map.of("23.07.1", 39));
		assertThat(recognised.how()).isEqualTo("Images of Malcolm in kubernetes/*.yml: 39 of version 23.07.1.");
		assertThat(recognised.missing()).isEmpty();
		assertThat(recognised.present()).hasSameSizeAs(Facts.BUNDLE.keySet());
		assertThat(recognised.problems()).isEmpty();
		assertThat(recognised.known()).isTrue();
		assertThat(recognised.empty()).isFalse();
	}

	@Test
	void looksOnly() throws IOException {
		write(Facts.BUNDLE);
		var before = listing();
		recognise();
		assertThat(listing()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "registry.example.org:5000/mirror/arkime:23.07.1", "arkime:23.07.1",
			"ghcr.io/idaholab/malcolm/arkime:23.07.1@sha256:0123" })
	void theRegistryDoesNotMatter(String image) throws IOException {
		write("kubernetes/07-arkime.yml", "spec: {containers: [{image: '%s'}]}".formatted(image));
		var recognised = recognise();
		assertThat(recognised.release()).isSameAs(Facts.RELEASE);
		assertThat(recognised.missing()).contains("config/arkime.env", "kubernetes/03-opensearch.yml")
			.doesNotContain("kubernetes/07-arkime.yml");
	}

	@Test
	void imagesOfOthersDoNotCount() throws IOException {
		write("kubernetes/50-own.yml", "spec: {containers: [{image: 'example.org/own:1.2.3'}]}");
		assertThat(recognise().tags()).isEmpty();
	}

	@Test
	void theReleaseOfMostImagesCounts() throws IOException {
		write(Facts.BUNDLE);
		write("kubernetes/50-own.yml", "spec: {containers: [{image: 'example.org/zeek:24.01.0'}]}");
		var recognised = recognise();
		assertThat(recognised.release()).isSameAs(Facts.RELEASE);
		assertThat(recognised.how())
			.isEqualTo("Images of Malcolm in kubernetes/*.yml: 39 of version 23.07.1, 1 of version 24.01.0.");
	}

	@Test
	void anUnknownReleaseIsNamedWithTheClosest() throws IOException {
		write("kubernetes/07-arkime.yml", "spec: {containers: [{image: 'ghcr.io/idaholab/malcolm/arkime:26.05.0'}]}");
		var recognised = recognise();
		assertThat(recognised.release()).isNull();
		assertThat(recognised.known()).isFalse();
		assertThat(recognised.closest()).isSameAs(Facts.RELEASE);
		assertThat(recognised.how()).isEqualTo("Images of Malcolm in kubernetes/*.yml: 1 of version 26.05.0."
				+ " The console does not know 26.05.0; it knows 23.07.1.");
	}

	@Test
	void withoutManifestsTheVersionIsNotKnown() throws IOException {
		write("config/arkime.env", "A=b");
		var recognised = recognise();
		assertThat(recognised.release()).isNull();
		assertThat(recognised.present()).containsExactly("config/arkime.env");
		assertThat(recognised.how())
			.isEqualTo("The manifests in kubernetes/ name no image of Malcolm, so its version is not known.");
		assertThat(recognised.empty()).isFalse();
	}

	@Test
	void anEmptyOrMissingDirectoryIsEmpty() {
		assertThat(recognise().empty()).isTrue();
		assertThat(recognise().closest()).isNull();
		var missing = Facts.RELEASES.recognise(this.directory.resolve("none"));
		assertThat(missing.empty()).isTrue();
		assertThat(missing.how()).isEqualTo("There is nothing of Malcolm in this directory.");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void aBrokenManifestIsNamedAndTheOthersCount() throws IOException {
		write(Facts.BUNDLE);
		write("kubernetes/50-own.yml", "a: 1\nb: [");
		write("kubernetes/51-large.yaml", "x".repeat(Yaml.MAX_BYTES + 1));
		var recognised = recognise();
		assertThat(recognised.release()).isSameAs(Facts.RELEASE);
		assertThat(recognised.problems()).hasSize(2)
			.anyMatch((problem) -> problem.startsWith("kubernetes/50-own.yml, line 2: "))
			.contains("kubernetes/51-large.yaml: it is larger than 1 MiB, which no configuration needs.");
	}

	private Recognised recognise() {
		return Facts.RELEASES.recognise(this.directory);
	}

	private void write(Map<String, byte[]> files) throws IOException {
		for (var file : files.entrySet()) {
			Path target = this.directory.resolve(file.getKey());
			Files.createDirectories(target.getParent());
			Files.write(target, file.getValue());
		}
	}

	private void write(String path, String text) throws IOException {
		write(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
	}

	private Map<Path, FileTime> listing() throws IOException {
		var listing = new TreeMap<Path, FileTime>();
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.toList()) {
				listing.put(file, Files.getLastModifiedTime(file));
			}
		}
		return listing;
	}

}
