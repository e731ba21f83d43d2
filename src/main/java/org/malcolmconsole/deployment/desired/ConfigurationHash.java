package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.document.PodTemplate;

/**
 * The hash of everything that the pods of a template read from ConfigMaps and Secrets:
 * equal hashes mean that a restart would change nothing.
 */
final class ConfigurationHash {

	private static final int LENGTH = 22;

	private final MessageDigest digest;

	private ConfigurationHash() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String of(PodTemplate template, Configurations configurations) {
		var hash = new ConfigurationHash();
		for (Reference reference : sorted(References.in(template))) {
			hash.add(reference, configurations);
		}
		return hash.text();
	}

	static String of(Manifest manifest) {
		var hash = new ConfigurationHash();
		hash.add(manifest.content().toString());
		return hash.text();
	}

	static String of(List<DesiredObject> objects) {
		var hash = new ConfigurationHash();
		objects.forEach((object) -> hash.add(object.manifest().content().toString()));
		return hash.text();
	}

	private String text() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(this.digest.digest()).substring(0, LENGTH);
	}

	private static List<Reference> sorted(List<Reference> references) {
		return references.stream()
			.filter(Reference::configuration)
			.sorted((left, right) -> sortKey(left).compareTo(sortKey(right)))
			.toList();
	}

	private static String sortKey(Reference reference) {
		return reference.kind() + "/" + reference.name() + "/" + reference.path().pointer();
	}

	private void add(Reference reference, Configurations configurations) {
		add(reference.kind());
		add(reference.name());
		Manifest object = configurations.find(reference.kind(), reference.name()).orElse(null);
		var values = new TreeMap<>((object != null) ? Configurations.values(object) : java.util.Map.of());
		values.keySet().removeIf((key) -> !reference.keys().isEmpty() && !reference.keys().contains(key));
		values.forEach((key, value) -> {
			add(key);
			add(value);
		});
	}

	private void add(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
		this.digest.update(bytes);
	}

}
