package org.malcolmconsole.deployment.desired;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.malcolmconsole.cluster.Manifest;

/**
 * The ConfigMaps, Secrets and claims of our namespace, by kind and name.
 */
final class Configurations {

	private final Map<String, Manifest> objects = new HashMap<>();

	Configurations(Iterable<Manifest> objects, String namespace) {
		for (Manifest object : objects) {
			if (namespace.equals(object.namespace())) {
				this.objects.put(object.kind() + "/" + object.name(), object);
			}
		}
	}

	Optional<Manifest> find(String kind, String name) {
		return Optional.ofNullable(this.objects.get(kind + "/" + name));
	}

	/**
	 * All values of a ConfigMap or Secret as they are stored, text or base64.
	 */
	static Map<String, String> values(Manifest object) {
		Map<String, String> values = new TreeMap<>(object.texts("data"));
		values.putAll(object.texts("binaryData"));
		return values;
	}

}
