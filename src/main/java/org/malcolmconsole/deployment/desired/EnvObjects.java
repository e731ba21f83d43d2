package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.deployment.document.Problem;
import org.malcolmconsole.deployment.document.Problems;
import org.malcolmconsole.release.EnvRules;
import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;

/**
 * Makes a ConfigMap or Secret of every env file.
 */
final class EnvObjects {

	private final EnvRules rules;

	private final String namespace;

	private final Problems problems;

	EnvObjects(EnvRules rules, String namespace, Problems problems) {
		this.rules = rules;
		this.namespace = namespace;
		this.problems = problems;
	}

	List<DesiredObject> of(Contents contents) {
		List<DesiredObject> objects = new ArrayList<>();
		for (String path : contents.envPaths()) {
			try {
				objects.add(object(path, EnvFile.parse(path, contents.file(path).orElseThrow())));
			}
			catch (BrokenEnvFile ex) {
				this.problems.add(problem(path, ex));
			}
		}
		return objects;
	}

	private DesiredObject object(String path, EnvFile file) {
		var kind = this.rules.kind(file.value(this.rules.marker()).orElse(null));
		var object = new ConfigurationObject(kind, this.rules.objectName(path), path, this.problems);
		for (EnvFile.Variable variable : file.variables()) {
			if (!variable.key().equals(this.rules.marker())) {
				String value = (variable.value() != null) ? variable.value() : "";
				object.add(variable.key(), value.getBytes(StandardCharsets.UTF_8), path);
			}
		}
		return object.finish(this.namespace);
	}

	private static Problem problem(String path, BrokenEnvFile broken) {
		var properties = broken.getBody().getProperties();
		Integer line = (properties != null && properties.get("line") instanceof Integer number) ? number : null;
		String detail = broken.getBody().getDetail();
		return Problem.of(path, line, (detail != null) ? detail : "The file can't be read as an env file.");
	}

}
