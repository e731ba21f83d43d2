package org.malcolmconsole.deployment.desired;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.document.Problem;
import org.malcolmconsole.deployment.document.Problems;
import org.malcolmconsole.release.FileObject.Kind;

/**
 * A ConfigMap or Secret in the making: keys and bytes, and the file that each came from.
 */
final class ConfigurationObject {

	private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

	private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

	private static final int MAX_BYTES = 1024 * 1024;

	private final Kind kind;

	private final String name;

	private final String file;

	private final Problems problems;

	private final Map<String, byte[]> values = new TreeMap<>();

	private final Map<String, String> files = new TreeMap<>();

	/**
	 * Begins an object.
	 * @param file the file or folder that it is made of
	 */
	ConfigurationObject(Kind kind, String name, String file, Problems problems) {
		this.kind = kind;
		this.name = name;
		this.file = file;
		this.problems = problems;
		if (!NAME.matcher(name).matches()) {
			problems
				.add(Problem.of(file, ("The name %s can't be a name in Kubernetes: rename the file with small letters, "
						+ "digits, - and . only.")
					.formatted(name)));
		}
	}

	/**
	 * Adds a value; a key that is there already is a problem.
	 */
	void add(String key, byte[] value, String from) {
		String other = this.files.putIfAbsent(key, from);
		if (other != null && !other.equals(from)) {
			this.problems
				.add(Problem.of(from, "%s would become the same key %s of the %s %s: rename or remove one of them."
					.formatted(other, key, this.kind, this.name)));
		}
		else if (!KEY.matcher(key).matches()) {
			this.problems.add(Problem.of(from,
					"%s can't be a key in Kubernetes: only letters, digits, - _ and . are possible.".formatted(key)));
		}
		this.values.put(key, value);
	}

	DesiredObject finish(String namespace) {
		int size = this.values.values().stream().mapToInt((value) -> value.length).sum();
		if (size > MAX_BYTES) {
			this.problems.add(Problem.of(this.file, "The %s %s would hold %d KiB; Kubernetes takes at most 1024 KiB."
				.formatted(this.kind, this.name, size / 1024)));
		}
		Manifest empty = new Manifest(Map.of("apiVersion", "v1")).with(this.kind.toString(), "kind")
			.with(this.name, "metadata", "name")
			.with(namespace, "metadata", "namespace");
		Manifest manifest = (this.kind == Kind.SECRET) ? secret(empty) : configMap(empty);
		return new DesiredObject(manifest, Stage.CONFIGURATION, this.file);
	}

	private Manifest secret(Manifest manifest) {
		Manifest filled = manifest;
		for (var entry : this.values.entrySet()) {
			filled = filled.with(base64(entry.getValue()), "data", entry.getKey());
		}
		return filled;
	}

	private Manifest configMap(Manifest manifest) {
		Manifest filled = manifest;
		for (var entry : this.values.entrySet()) {
			Optional<String> text = text(entry.getValue());
			filled = text.isPresent() ? filled.with(text.get(), "data", entry.getKey())
					: filled.with(base64(entry.getValue()), "binaryData", entry.getKey());
		}
		return filled;
	}

	static Optional<String> text(byte[] bytes) {
		try {
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	private static String base64(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

}
