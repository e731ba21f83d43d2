package org.malcolmconsole.deployment.desired;

import java.util.LinkedHashMap;
import java.util.Map;

import org.malcolmconsole.cluster.Manifest;

/**
 * The labels that tell our objects from those of others.
 */
public final class Ownership {

	/** Label of everything that the console made. */
	public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

	/** Label with the namespace of the installation that an object belongs to. */
	public static final String INSTANCE = "app.kubernetes.io/instance";

	/** Annotation of a pod template: hash of the configuration that its pods read. */
	public static final String CONFIGURATION = "malcolmconsole.org/configuration";

	/**
	 * Annotation of a Deployment: hash of all that was asked for, to see in a watch
	 * whether it is already the one that was applied last.
	 */
	public static final String MANIFEST = "malcolmconsole.org/manifest";

	private static final String CONSOLE = "malcolm-console";

	private Ownership() {
	}

	/**
	 * The labels of all objects of one installation.
	 */
	public static Map<String, String> labels(String namespace) {
		return Map.of(MANAGED_BY, CONSOLE, INSTANCE, namespace);
	}

	/**
	 * Whether an object carries the labels of an installation.
	 */
	public static boolean ours(Map<String, String> labels, String namespace) {
		return labels.entrySet().containsAll(labels(namespace).entrySet());
	}

	static Manifest label(Manifest manifest, String namespace) {
		Map<String, Object> labels = new LinkedHashMap<>(manifest.labels());
		labels.put(MANAGED_BY, CONSOLE);
		labels.put(INSTANCE, namespace);
		return manifest.with(labels, "metadata", "labels");
	}

}
