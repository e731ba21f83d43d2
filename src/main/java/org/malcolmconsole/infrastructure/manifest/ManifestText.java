package org.malcolmconsole.infrastructure.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.workspace.ManifestSecrets;

/**
 * Manifests as YAML text and back.
 */
public final class ManifestText {

	private ManifestText() {
	}

	/**
	 * The text of a file with these manifests.
	 * @param comment first line, without the number sign
	 * @param manifests one document each
	 * @return UTF-8
	 */
	public static byte[] write(String comment, List<Manifest> manifests) {
		return manifests.stream()
			.map((manifest) -> YamlWriter.write(manifest.content()))
			.collect(Collectors.joining("---\n", "# " + comment + "\n", ""))
			.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The text of manifests with masks for what is secret in them.
	 * @param comment first line, without the number sign
	 * @param manifests one document each
	 */
	public static String masked(String comment, List<Manifest> manifests) {
		return manifests.stream()
			.map((manifest) -> YamlWriter
				.write((Map<?, ?>) Objects.requireNonNull(ManifestSecrets.masked(manifest.content()))))
			.collect(Collectors.joining("---\n", "# " + comment + "\n", ""));
	}

	/**
	 * The documents of a file; empty ones are left out.
	 * @param file name for errors
	 * @param content UTF-8 text
	 * @throws org.malcolmconsole.release.YamlException naming file and line
	 */
	public static List<YamlDocument> read(String file, byte[] content) {
		return Yaml.documents(file, content).stream().filter((document) -> !document.empty()).toList();
	}

	/**
	 * The manifests of a file; empty documents are left out.
	 * @param file name for errors
	 * @param content UTF-8 text
	 * @throws org.malcolmconsole.release.YamlException naming file and line
	 */
	public static List<Manifest> manifests(String file, byte[] content) {
		return read(file, content).stream().map((document) -> new Manifest(document.mapping())).toList();
	}

}
