package org.malcolmconsole.infrastructure.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.YamlException;
import org.malcolmconsole.workspace.Contents;

/**
 * A file of the Malcolm directory that holds manifests.
 *
 * @param path path in the Malcolm directory
 * @param content what is in it
 * @param manifests its documents; empty when it cannot be read
 */
public record ManifestFile(String path, byte[] content, List<Manifest> manifests) {

	private static final String FOLDER = "kubernetes/";

	public ManifestFile {
		manifests = List.copyOf(manifests);
	}

	/**
	 * The files that Malcolm takes manifests from, and that have a word in them.
	 * @param contents the Malcolm directory
	 * @param word what has to be in the text, so that not every file is parsed
	 * @return the files, sorted by path; those that cannot be read have no manifests
	 */
	public static Stream<ManifestFile> having(Contents contents, String word) {
		return all(contents).filter((file) -> file.text().contains(word)).map(ManifestFile::read);
	}

	/**
	 * The files that Malcolm takes manifests from, not read yet.
	 * @param contents the Malcolm directory
	 * @return the files, sorted by path
	 */
	public static Stream<ManifestFile> all(Contents contents) {
		return contents.paths()
			.stream()
			.filter((path) -> path.startsWith(FOLDER) && path.indexOf('/', FOLDER.length()) < 0)
			.filter((path) -> path.endsWith(".yml") || path.endsWith(".yaml"))
			.map((path) -> new ManifestFile(path, contents.file(path).orElse(new byte[0]), List.of()));
	}

	/**
	 * Its text.
	 * @return the content as UTF-8
	 */
	public String text() {
		return new String(this.content, StandardCharsets.UTF_8);
	}

	/**
	 * The same with its manifests; none when it cannot be read.
	 */
	public ManifestFile read() {
		try {
			return new ManifestFile(this.path, this.content, ManifestText.manifests(this.path, this.content));
		}
		catch (YamlException ex) {
			return this;
		}
	}

}
