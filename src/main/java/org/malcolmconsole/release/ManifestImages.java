package org.malcolmconsole.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Counts the tags of Malcolm's images in manifests.
 */
class ManifestImages {

	private final Set<String> names;

	private final Map<String, Integer> tags = new TreeMap<>();

	private final List<String> problems = new ArrayList<>();

	ManifestImages(Set<String> names) {
		this.names = names;
	}

	Map<String, Integer> tags() {
		return this.tags;
	}

	List<String> problems() {
		return this.problems;
	}

	void read(Path manifest) {
		String name = "kubernetes/" + manifest.getFileName();
		try {
			of(name, content(manifest, name)).filter((image) -> this.names.contains(image.name()))
				.forEach((image) -> this.tags.merge(image.tag(), 1, Integer::sum));
		}
		catch (YamlException ex) {
			this.problems.add(ex.getMessage());
		}
		catch (IOException ex) {
			this.problems.add(name + ": it cannot be read.");
		}
	}

	private static byte[] content(Path manifest, String name) throws IOException {
		try (var in = Files.newInputStream(manifest)) {
			return in.readNBytes(Yaml.MAX_BYTES + 1);
		}
	}

	static Stream<Image> of(String file, byte[] content) {
		return Yaml.documents(file, content).stream().map(YamlDocument::content).flatMap(ManifestImages::images);
	}

	private static Stream<Image> images(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().flatMap(ManifestImages::images);
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet().stream().flatMap((entry) -> entryImages(entry.getKey(), entry.getValue()));
		}
		return Stream.empty();
	}

	private static Stream<Image> entryImages(Object key, @Nullable Object value) {
		return (key.equals("image") && value instanceof String reference) ? Stream.of(Image.of(reference))
				: images(value);
	}

}
