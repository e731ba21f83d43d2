package org.malcolmconsole.infrastructure.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.release.YamlException;

/**
 * Finds what is wrong with manifests that somebody wrote; every sentence names file,
 * document and path.
 */
public final class ManifestCheck {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

	private static final Pattern QUANTITY = Pattern
		.compile("\\+?(\\d+(\\.\\d*)?|\\.\\d+)([munkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?");

	private static final Set<String> IN_A_NAMESPACE = Set.of("PersistentVolumeClaim", "Ingress");

	private final String file;

	private final String namespace;

	private final List<String> problems = new ArrayList<>();

	private ManifestCheck(String file, String namespace) {
		this.file = file;
		this.namespace = namespace;
	}

	/**
	 * Checks a text of manifests.
	 * @param file name for sentences
	 * @param content UTF-8 text
	 * @param namespace the namespace that claims and ingresses have to be in
	 * @return one sentence a problem, empty when all is well
	 */
	public static List<String> problems(String file, byte[] content, String namespace) {
		ManifestCheck check = new ManifestCheck(file, namespace);
		try {
			List<YamlDocument> documents = ManifestText.read(file, content);
			if (documents.isEmpty()) {
				return List.of(file + ": there is no manifest in it.");
			}
			Map<String, Integer> seen = new LinkedHashMap<>();
			documents.forEach((document) -> check.document(document, seen));
		}
		catch (YamlException ex) {
			check.problems.add(String.valueOf(ex.getMessage()));
		}
		return List.copyOf(check.problems);
	}

	/**
	 * Whether a text is an amount as Kubernetes writes it, more than nothing.
	 * @param text such as {@code 500Gi}
	 * @return whether it is
	 */
	public static boolean isSize(String text) {
		return QUANTITY.matcher(text).matches() && text.chars().anyMatch((digit) -> digit > '0' && digit <= '9');
	}

	/**
	 * Whether a text can be the name of an object.
	 * @param text such as {@code nfs-client}
	 * @return whether it can
	 */
	public static boolean isName(String text) {
		return NAME.matcher(text).matches();
	}

	private void document(YamlDocument document, Map<String, Integer> seen) {
		Manifest manifest = new Manifest(document.mapping());
		int before = this.problems.size();
		needs(!manifest.apiVersion().isBlank(), document, "apiVersion", "is missing, such as v1.");
		needs(!manifest.kind().isBlank(), document, "kind", "is missing, such as PersistentVolumeClaim.");
		needs(isName(manifest.name()), document, "metadata.name", manifest.name().isBlank() ? "is missing." : "'"
				+ manifest.name()
				+ "' is no name: it has lower-case letters, digits and hyphens, and begins and ends with a letter or digit.");
		if (this.problems.size() > before) {
			return;
		}
		Integer first = seen.putIfAbsent(manifest.ref().toString(), document.index());
		needs(first == null, document, "metadata.name", "is the same as in document " + first + ".");
		if (IN_A_NAMESPACE.contains(manifest.kind())) {
			namespace(document, manifest);
		}
		size(document, manifest, "PersistentVolumeClaim", "spec", "resources", "requests", "storage");
		size(document, manifest, "PersistentVolume", "spec", "capacity", "storage");
	}

	private void namespace(YamlDocument document, Manifest manifest) {
		@Nullable String written = manifest.namespace();
		needs(this.namespace.equals(written), document, "metadata.namespace",
				((written == null) ? "is missing" : "is " + written) + ", but Malcolm's namespace is " + this.namespace
						+ ".");
	}

	private void size(YamlDocument document, Manifest manifest, String kind, String... path) {
		if (!manifest.kind().equals(kind)) {
			return;
		}
		String where = String.join(".", path);
		String size = manifest.text(path).orElse("");
		needs(isSize(size), document, where,
				size.isEmpty() ? "is missing, such as 100Gi." : "'" + size + "' is no size. Write it such as 100Gi.");
	}

	private void needs(boolean well, YamlDocument document, String path, String sentence) {
		if (!well) {
			this.problems.add(this.file + ", document " + document.index() + ", line "
					+ document.lineOf("/" + path.replace('.', '/')) + ", " + path + ": " + sentence);
		}
	}

}
