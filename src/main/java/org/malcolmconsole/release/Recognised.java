package org.malcolmconsole.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a directory turned out to be.
 *
 * @param directory the directory that was looked at
 * @param release the release it holds, or null when that is not one of ours
 * @param closest the bundled release that is nearest to what was found, or null when
 * nothing of Malcolm was found
 * @param how in one sentence how it was recognised, or why not
 * @param tags tags of Malcolm's images in the manifests, with the number of images
 * @param present files of the release that are there, as paths in the directory
 * @param missing files of the release that are not there
 * @param problems manifests that could not be read, in words with file and line
 */
public record Recognised(Path directory, @Nullable Release release, @Nullable Release closest, String how,
		Map<String, Integer> tags, List<String> present, List<String> missing, List<String> problems) {

	public Recognised {
		tags = Map.copyOf(tags);
		present = List.copyOf(present);
		missing = List.copyOf(missing);
		problems = List.copyOf(problems);
	}

	/**
	 * Whether the directory holds a release that the console knows.
	 */
	public boolean known() {
		return this.release != null;
	}

	/**
	 * Whether nothing of Malcolm is there, so that a new directory may be made.
	 */
	public boolean empty() {
		return this.present.isEmpty() && this.tags.isEmpty() && this.problems.isEmpty();
	}

}
