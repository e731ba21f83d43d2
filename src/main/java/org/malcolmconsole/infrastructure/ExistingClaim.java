package org.malcolmconsole.infrastructure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Manifest;

/**
 * What has to be written of a claim that the cluster already has.
 */
final class ExistingClaim {

	private ExistingClaim() {
	}

	static Manifest of(Manifest claim) {
		Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
		metadata.put("name", claim.name());
		metadata.put("namespace", claim.namespace());
		Map<String, @Nullable Object> spec = new LinkedHashMap<>();
		for (String field : new String[] { "storageClassName", "volumeName", "accessModes", "volumeMode",
				"resources" }) {
			claim.at("spec", field).ifPresent((value) -> spec.put(field, value));
		}
		Map<String, @Nullable Object> content = new LinkedHashMap<>();
		content.put("apiVersion", "v1");
		content.put("kind", "PersistentVolumeClaim");
		content.put("metadata", metadata);
		content.put("spec", spec);
		return new Manifest(content);
	}

}
