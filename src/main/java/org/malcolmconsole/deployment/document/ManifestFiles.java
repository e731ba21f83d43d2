package org.malcolmconsole.deployment.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.release.YamlException;
import org.malcolmconsole.workspace.Contents;

/**
 * Reads the objects of all manifests of the directory, in the order of file names; empty
 * documents are fine and lists are taken apart.
 */
public final class ManifestFiles {

	private static final Pattern MANIFEST = Pattern.compile("kubernetes/[^/]+\\.ya?ml");

	private final Problems problems;

	private final List<Document> documents = new ArrayList<>();

	private ManifestFiles(Problems problems) {
		this.problems = problems;
	}

	public static List<Document> read(Contents contents, Problems problems) {
		var files = new ManifestFiles(problems);
		contents.paths()
			.stream()
			.filter((path) -> MANIFEST.matcher(path).matches())
			.forEach((path) -> files.read(path, contents.file(path).orElseThrow()));
		return files.documents;
	}

	private void read(String path, byte[] content) {
		try {
			for (YamlDocument document : Yaml.documents(path, content)) {
				if (!document.empty()) {
					add(document, FieldPath.of(), document.content());
				}
			}
		}
		catch (YamlException ex) {
			this.problems
				.add(Problem.of(path, (ex.line() > 0) ? ex.line() : null, "This YAML can't be used: " + ex.problem()));
		}
	}

	private void add(YamlDocument source, FieldPath place, @Nullable Object content) {
		if (!(content instanceof Map<?, ?> map)) {
			var nothing = new Document(source, place, new Manifest(Map.of()));
			this.problems.add(nothing.problem("A Kubernetes object is expected here."));
			return;
		}
		var document = new Document(source, place, manifest(map));
		var items = document.manifest().list("items");
		if (document.manifest().kind().endsWith("List") && !items.isEmpty()) {
			for (int position = 0; position < items.size(); position++) {
				add(source, place.then("items", position), items.get(position));
			}
		}
		else if (complete(document)) {
			this.documents.add(document);
		}
	}

	private boolean complete(Document document) {
		Manifest manifest = document.manifest();
		boolean complete = true;
		for (FieldPath path : List.of(FieldPath.of("apiVersion"), FieldPath.of("kind"),
				FieldPath.of("metadata", "name"))) {
			if (manifest.text(path.array()).filter((text) -> !text.isBlank()).isEmpty()) {
				this.problems.add(document.problem(path, "Every Kubernetes object needs a value here."));
				complete = false;
			}
		}
		return complete;
	}

	private static Manifest manifest(Map<?, ?> map) {
		Map<String, @Nullable Object> content = new LinkedHashMap<>();
		map.forEach((key, value) -> content.put(String.valueOf(key), value));
		return new Manifest(content);
	}

}
