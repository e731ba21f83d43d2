package org.malcolmconsole.deployment.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.document.FieldPath;
import org.malcolmconsole.deployment.document.PodTemplate;

/**
 * Finds every ConfigMap, Secret and claim that a pod template uses.
 */
final class References {

	private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

	private final Manifest object;

	private final FieldPath spec;

	private final List<Reference> found = new ArrayList<>();

	private References(PodTemplate template) {
		this.object = template.object();
		this.spec = template.spec();
	}

	static List<Reference> in(PodTemplate template) {
		var references = new References(template);
		CONTAINERS.forEach(references::containers);
		references.volumes();
		return List.copyOf(references.found);
	}

	private void containers(String field) {
		for (FieldPath container : items(this.spec.then(field))) {
			for (FieldPath source : items(container.then("envFrom"))) {
				add("ConfigMap", source.then("configMapRef"), "name", Set.of());
				add("Secret", source.then("secretRef"), "name", Set.of());
			}
			for (FieldPath variable : items(container.then("env"))) {
				addKey("ConfigMap", variable.then("valueFrom", "configMapKeyRef"));
				addKey("Secret", variable.then("valueFrom", "secretKeyRef"));
			}
		}
	}

	private void volumes() {
		for (FieldPath volume : items(this.spec.then("volumes"))) {
			Set<String> mounted = mounted(text(volume.then("name")));
			addVolume("ConfigMap", volume.then("configMap"), "name", mounted);
			addVolume("Secret", volume.then("secret"), "secretName", mounted);
			add(Reference.CLAIM, volume.then("persistentVolumeClaim"), "claimName", Set.of());
			for (FieldPath source : items(volume.then("projected", "sources"))) {
				addVolume("ConfigMap", source.then("configMap"), "name", Set.of());
				addVolume("Secret", source.then("secret"), "name", Set.of());
			}
		}
	}

	private void addKey(String kind, FieldPath reference) {
		add(kind, reference, "name", Set.of(text(reference.then("key"))));
	}

	private void addVolume(String kind, FieldPath reference, String nameField, Set<String> mounted) {
		Set<String> keys = new TreeSet<>();
		items(reference.then("items")).forEach((item) -> keys.add(text(item.then("key"))));
		add(kind, reference, nameField, keys.isEmpty() ? mounted : keys);
	}

	private void add(String kind, FieldPath reference, String nameField, Set<String> keys) {
		FieldPath name = reference.then(nameField);
		if (!text(name).isEmpty()) {
			boolean optional = text(reference.then("optional")).equals("true");
			this.found.add(new Reference(kind, text(name), Set.copyOf(keys), name, optional));
		}
	}

	/**
	 * The keys of a volume that containers mount one by one; empty when one mounts it
	 * whole.
	 */
	private Set<String> mounted(String volume) {
		Set<String> keys = new TreeSet<>();
		for (String field : CONTAINERS) {
			for (FieldPath container : items(this.spec.then(field))) {
				for (FieldPath mount : items(container.then("volumeMounts"))) {
					if (text(mount.then("name")).equals(volume)) {
						keys.add(text(mount.then("subPath")));
					}
				}
			}
		}
		return keys.contains("") ? Set.of() : keys;
	}

	private List<FieldPath> items(FieldPath list) {
		List<FieldPath> items = new ArrayList<>();
		int count = this.object.list(list.array()).size();
		for (int position = 0; position < count; position++) {
			items.add(list.then(position));
		}
		return items;
	}

	private String text(FieldPath path) {
		return this.object.text(path.array()).orElse("");
	}

}
