package org.malcolmconsole.deployment.desired;

import java.util.Locale;
import java.util.Set;

/**
 * When an object's turn comes in a start; the order is that of the steps.
 */
public enum Stage {

	NAMESPACE(Set.of("Namespace")),
	STORAGE(Set.of("StorageClass", "PersistentVolume", "PersistentVolumeClaim", "CSIDriver", "VolumeAttributesClass")),
	CONFIGURATION(Set.of("ConfigMap", "Secret", "ServiceAccount", "Role", "RoleBinding", "ClusterRole",
			"ClusterRoleBinding", "LimitRange", "ResourceQuota", "PriorityClass", "CustomResourceDefinition")),
	/** Everything that no other stage names. */
	WORKLOADS(Set.of()), INGRESS(Set.of("Ingress", "IngressClass"));

	private final Set<String> kinds;

	Stage(Set<String> kinds) {
		this.kinds = kinds;
	}

	/**
	 * The stage of an object.
	 * @param elsewhere whether it stands in a namespace of somebody else
	 */
	public static Stage of(String kind, boolean elsewhere) {
		for (Stage stage : values()) {
			if (stage.kinds.contains(kind) && !elsewhere) {
				return stage;
			}
		}
		boolean route = kind.startsWith("Ingress") || kind.endsWith("Route") || kind.equals("Gateway");
		return (route || elsewhere) ? INGRESS : WORKLOADS;
	}

	/**
	 * The id of the step.
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
