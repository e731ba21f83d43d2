package org.malcolmconsole.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds the release of a directory by the tags of the images in its manifests, whatever
 * registry these come from.
 */
class Recogniser {

	private final Releases releases;

	Recogniser(Releases releases) {
		this.releases = releases;
	}

	Recognised recognise(Path directory) {
		var images = new ManifestImages(imageNames());
		manifests(directory).forEach(images::read);
		Map<String, Integer> tags = images.tags();
		String tag = mostUsed(tags);
		Release release = (tag != null) ? this.releases.find(tag).orElse(null) : null;
		Release reference = (release != null) ? release : closest(tag);
		var files = this.releases.bundledFiles(reference).keySet();
		List<String> present = present(directory, files);
		Release closest = (tag == null && present.isEmpty()) ? null : reference;
		return new Recognised(directory, release, closest, how(tag, tags, release, present), tags, present,
				missing(files, present), images.problems());
	}

	private Set<String> imageNames() {
		return this.releases.all()
			.stream()
			.flatMap((release) -> this.releases.bundledFiles(release).entrySet().stream())
			.filter((file) -> file.getKey().endsWith(".yml") && file.getKey().startsWith("kubernetes/"))
			.flatMap((file) -> ManifestImages.of(file.getKey(), file.getValue()))
			.map(Image::name)
			.collect(Collectors.toSet());
	}

	private Release closest(@Nullable String tag) {
		if (tag == null) {
			return this.releases.newest();
		}
		var wanted = Version.of(tag);
		return this.releases.all()
			.stream()
			.min(Comparator.comparingLong((release) -> wanted.distance(Version.of(release.version()))))
			.orElseThrow();
	}

	private static @Nullable String mostUsed(Map<String, Integer> tags) {
		return tags.entrySet()
			.stream()
			.max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
			.map(Map.Entry::getKey)
			.orElse(null);
	}

	private String how(@Nullable String tag, Map<String, Integer> tags, @Nullable Release release,
			List<String> present) {
		if (tag == null) {
			return present.isEmpty() ? "There is nothing of Malcolm in this directory."
					: "The manifests in kubernetes/ name no image of Malcolm, so its version is not known.";
		}
		String counts = tags.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
			.map((entry) -> entry.getValue() + " of version " + entry.getKey())
			.collect(Collectors.joining(", "));
		String found = "Images of Malcolm in kubernetes/*.yml: " + counts + ".";
		return (release != null) ? found : found + " The console does not know " + tag + "; it knows "
				+ this.releases.all().stream().map(Release::version).collect(Collectors.joining(", ")) + ".";
	}

	private static List<String> present(Path directory, Set<String> files) {
		return files.stream().filter((file) -> Files.isRegularFile(directory.resolve(file))).toList();
	}

	private static List<String> missing(Set<String> files, List<String> present) {
		var missing = new TreeSet<>(files);
		present.forEach(missing::remove);
		missing.removeIf((file) -> file.endsWith(".example") || file.endsWith("/.gitignore"));
		return new ArrayList<>(missing);
	}

	private static List<Path> manifests(Path directory) {
		Path folder = directory.resolve("kubernetes");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
				.filter(Files::isRegularFile)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
