package org.malcolmconsole.deployment.document;

import java.util.List;
import java.util.Map;

import org.malcolmconsole.cluster.Manifest;

/**
 * Finds values that the API server would refuse because text is expected: unquoted
 * numbers, {@code yes} and the like.
 */
public final class ObjectCheck {

	private static final List<FieldPath> TEXTS = List.of(FieldPath.of("metadata", "labels"),
			FieldPath.of("metadata", "annotations"), FieldPath.of("spec", "template", "metadata", "labels"),
			FieldPath.of("spec", "template", "metadata", "annotations"));

	private final Problems problems;

	public ObjectCheck(Problems problems) {
		this.problems = problems;
	}

	public void check(Document document) {
		TEXTS.forEach((path) -> checkTexts(document, path));
		String kind = document.manifest().kind();
		if (kind.equals("ConfigMap") || kind.equals("Secret")) {
			checkTexts(document, FieldPath.of("data"));
			checkTexts(document, FieldPath.of("stringData"));
		}
		PodTemplate.of(document.manifest()).ifPresent((template) -> checkVariables(document, template.spec()));
	}

	private void checkTexts(Document document, FieldPath path) {
		if (document.manifest().at(path.array()).orElse(null) instanceof Map<?, ?> map) {
			map.keySet().forEach((key) -> checkText(document, path.then(key)));
		}
	}

	private void checkText(Document document, FieldPath path) {
		document.manifest()
			.at(path.array())
			.filter((value) -> !(value instanceof String))
			.ifPresent((value) -> this.problems
				.add(document.problem(path, "Text is expected here: put the value in quotes.")));
	}

	private void checkVariables(Document document, FieldPath spec) {
		Manifest manifest = document.manifest();
		for (String field : List.of("initContainers", "containers")) {
			FieldPath containers = spec.then(field);
			for (int container = 0; container < manifest.list(containers.array()).size(); container++) {
				FieldPath variables = containers.then(container, "env");
				for (int index = 0; index < manifest.list(variables.array()).size(); index++) {
					checkText(document, variables.then(index, "value"));
				}
			}
		}
	}

}
