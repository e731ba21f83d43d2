package org.malcolmconsole.simulator.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds that the simulated cluster knows.
 */
public final class Kinds {

	public static final Kind NAMESPACE = new Kind("", "v1", "namespaces", "Namespace", false, false);

	public static final Kind CONFIG_MAP = namespaced("", "v1", "configmaps", "ConfigMap");

	public static final Kind SECRET = namespaced("", "v1", "secrets", "Secret");

	public static final Kind SERVICE = namespaced("", "v1", "services", "Service");

	public static final Kind POD = counted("", "v1", "pods", "Pod");

	public static final Kind NODE = new Kind("", "v1", "nodes", "Node", false, false);

	public static final Kind EVENT = namespaced("", "v1", "events", "Event");

	public static final Kind CLAIM = namespaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");

	public static final Kind VOLUME = new Kind("", "v1", "persistentvolumes", "PersistentVolume", false, false);

	public static final Kind SERVICE_ACCOUNT = namespaced("", "v1", "serviceaccounts", "ServiceAccount");

	public static final Kind DEPLOYMENT = counted("apps", "v1", "deployments", "Deployment");

	public static final Kind REPLICA_SET = counted("apps", "v1", "replicasets", "ReplicaSet");

	public static final Kind STATEFUL_SET = counted("apps", "v1", "statefulsets", "StatefulSet");

	public static final Kind DAEMON_SET = counted("apps", "v1", "daemonsets", "DaemonSet");

	public static final Kind INGRESS = counted("networking.k8s.io", "v1", "ingresses", "Ingress");

	public static final Kind INGRESS_CLASS = new Kind("networking.k8s.io", "v1", "ingressclasses", "IngressClass",
			false, true);

	public static final Kind STORAGE_CLASS = new Kind("storage.k8s.io", "v1", "storageclasses", "StorageClass", false,
			false);

	private static final List<Kind> ALL = List.of(NAMESPACE, CONFIG_MAP, SECRET, SERVICE, POD, NODE, EVENT, CLAIM,
			VOLUME, SERVICE_ACCOUNT, namespaced("", "v1", "endpoints", "Endpoints"),
			namespaced("", "v1", "resourcequotas", "ResourceQuota"), namespaced("", "v1", "limitranges", "LimitRange"),
			DEPLOYMENT, REPLICA_SET, STATEFUL_SET, DAEMON_SET, counted("batch", "v1", "jobs", "Job"),
			counted("batch", "v1", "cronjobs", "CronJob"), INGRESS, INGRESS_CLASS,
			counted("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy"), STORAGE_CLASS,
			namespaced("rbac.authorization.k8s.io", "v1", "roles", "Role"),
			namespaced("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding"),
			new Kind("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false, false),
			new Kind("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false, false),
			namespaced("coordination.k8s.io", "v1", "leases", "Lease"),
			namespaced("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"));

	private static final Map<String, Kind> BY_ADDRESS = new LinkedHashMap<>();

	static {
		ALL.forEach((kind) -> BY_ADDRESS.put(address(kind.group(), kind.version(), kind.plural()), kind));
	}

	private Kinds() {
	}

	/**
	 * All of them; those of one group and version stand together.
	 */
	public static List<Kind> all() {
		return ALL;
	}

	/**
	 * The kind at an address such as {@code /apis/apps/v1/deployments}.
	 */
	public static Optional<Kind> find(String group, String version, String plural) {
		return Optional.ofNullable(BY_ADDRESS.get(address(group, version, plural)));
	}

	/**
	 * The kind of an owner reference or of an event's object.
	 */
	public static Optional<Kind> find(String apiVersion, String name) {
		return ALL.stream()
			.filter((kind) -> kind.name().equals(name) && kind.apiVersion().equals(apiVersion))
			.findFirst();
	}

	private static String address(String group, String version, String plural) {
		return group + "/" + version + "/" + plural;
	}

	private static Kind namespaced(String group, String version, String plural, String name) {
		return new Kind(group, version, plural, name, true, false);
	}

	private static Kind counted(String group, String version, String plural, String name) {
		return new Kind(group, version, plural, name, true, true);
	}

}
