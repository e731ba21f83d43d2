package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

	private static final String EXAMPLE = ".example";

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
		for (String path : paths(contents)) {
			try {
				String file = path.endsWith(EXAMPLE) ? path.substring(0, path.length() - EXAMPLE.length()) : path;
				objects.add(object(file, EnvFile.parse(path, contents.file(path).orElseThrow())));
			}
			catch (BrokenEnvFile ex) {
				this.problems.add(problem(path, ex));
			}
		}
		return objects;
	}

	/**
	 * Whether a path of the directory holds something, or an example that stands in for
	 * it: Malcolm's own start copies examples, we only read them.
	 */
	static boolean present(String path, Contents contents) {
		return contents.paths().contains(path) || contents.paths().contains(path + EXAMPLE);
	}

	private SortedSet<String> paths(Contents contents) {
		SortedSet<String> paths = new TreeSet<>(contents.envPaths());
		String directory = this.rules.directory() + "/";
		contents.paths()
			.stream()
			.filter((path) -> path.endsWith(".env" + EXAMPLE) && path.lastIndexOf('/') == directory.length() - 1
					&& path.startsWith(directory))
			.filter((path) -> !contents.paths().contains(path.substring(0, path.length() - EXAMPLE.length())))
			.forEach(paths::add);
		return paths;
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
