package org.malcolmconsole.cluster.connection;

import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.cluster.Permission;

/**
 * Everything that the console wants to be allowed, and what for.
 */
final class Needs {

	private static final String OPERATE = "start, change and stop Malcolm";

	private static final String OURS = "namespace";

	private static final String CLUSTER = "cluster";

	private static final String OPTIONAL = "optional";

	/**
	 * Scope (ours, the cluster, or the name of a namespace), group, resource, verbs,
	 * purpose, and whether it works without.
	 */
	private static final String[][] ALL = { { OURS, "", "pods", "get list watch", "show what runs" },
			{ OURS, "apps", "deployments", "get list watch create patch delete", OPERATE },
			{ OURS, "apps", "replicasets", "list watch", "show what runs" },
			{ OURS, "", "services", "get list watch create patch delete", OPERATE },
			{ OURS, "", "configmaps", "get list create patch delete", OPERATE },
			{ OURS, "", "secrets", "get list create patch delete", OPERATE },
			{ OURS, "", "persistentvolumeclaims", "get list watch create patch", "claim storage" },
			{ OURS, "networking.k8s.io", "ingresses", "get list watch create patch delete", "make Malcolm reachable" },
			{ OURS, "", "events", "list watch", "say why something waits", OPTIONAL },
			{ OURS, "", "pods/log", "get", "show logs", OPTIONAL },
			{ OURS, "", "pods/exec", "create", "bring accounts and senders into running pods", OPTIONAL },
			{ OURS, "", "pods/portforward", "create", "compare served certificates with the files", OPTIONAL },
			{ OURS, "metrics.k8s.io", "pods", "list", "show CPU and memory of pods", OPTIONAL },
			{ OURS, "", "namespaces", "get", "see whether the namespace is there or ending", OPTIONAL },
			{ OURS, "", "namespaces", "patch delete", "label and remove the namespace", OPTIONAL },
			{ CLUSTER, "", "namespaces", "create", "make the namespace when it is missing", OPTIONAL },
			{ "kube-system", "", "namespaces", "get", "tell this cluster from another at its address", OPTIONAL },
			{ CLUSTER, "", "persistentvolumes", "get create patch", "make volumes that no storage class makes",
					OPTIONAL },
			{ CLUSTER, "", "persistentvolumes", "list delete", "remove volumes with the namespace", OPTIONAL },
			{ CLUSTER, "", "nodes", "list watch", "show the nodes", OPTIONAL },
			{ CLUSTER, "metrics.k8s.io", "nodes", "list", "show CPU and memory of nodes", OPTIONAL },
			{ CLUSTER, "storage.k8s.io", "storageclasses", "list", "offer storage classes", OPTIONAL },
			{ CLUSTER, "networking.k8s.io", "ingressclasses", "list", "offer ingress classes", OPTIONAL } };

	private Needs() {
	}

	static List<Permission> in(String namespace) {
		List<Permission> needs = new ArrayList<>();
		for (String[] row : ALL) {
			String scope = row[0].equals(OURS) ? namespace : row[0];
			for (String verb : row[3].split(" ")) {
				needs.add(new Permission(verb, row[1], row[2], row[0].equals(CLUSTER) ? null : scope, false, row[4],
						row.length > 5));
			}
		}
		return List.copyOf(needs);
	}

	/**
	 * Whether the kind with this plural name may be watched.
	 */
	static boolean watchable(List<Permission> permissions, String resource) {
		return permissions.stream()
			.filter((permission) -> permission.resource().equals(resource)
					&& !permission.group().equals("metrics.k8s.io")
					&& (permission.verb().equals("list") || permission.verb().equals("watch")))
			.allMatch(Permission::allowed);
	}

}
