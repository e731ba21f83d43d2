package org.malcolmconsole.cluster.connection;

import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.cluster.Permission;

/**
 * Everything that the console wants to be allowed, and what for.
 */
final class Needs {

	private static final String OPERATE = "start, change and stop Malcolm";

	/** Scope, group, resource, verbs, purpose. */
	private static final String[][] ALL = { { "namespace", "", "pods", "get list watch", "show what runs" },
			{ "namespace", "apps", "deployments", "get list watch create patch delete", OPERATE },
			{ "namespace", "apps", "replicasets", "list watch", "show what runs" },
			{ "namespace", "", "services", "get list watch create patch delete", OPERATE },
			{ "namespace", "", "configmaps", "get list create patch delete", OPERATE },
			{ "namespace", "", "secrets", "get list create patch delete", OPERATE },
			{ "namespace", "", "persistentvolumeclaims", "get list watch create patch delete", "provide storage" },
			{ "namespace", "networking.k8s.io", "ingresses", "get list watch create patch delete",
					"make Malcolm reachable" },
			{ "namespace", "", "events", "list watch", "say why something waits" },
			{ "namespace", "", "pods/log", "get", "show logs" },
			{ "namespace", "", "pods/exec", "create", "run commands in pods" },
			{ "namespace", "", "pods/portforward", "create", "compare served certificates with the files" },
			{ "namespace", "metrics.k8s.io", "pods", "list", "show CPU and memory of pods" },
			{ "cluster", "", "namespaces", "get create delete", "make and remove the namespace" },
			{ "cluster", "", "persistentvolumes", "get list create patch delete", "provide storage" },
			{ "cluster", "", "nodes", "list watch", "show the nodes" },
			{ "cluster", "metrics.k8s.io", "nodes", "list", "show CPU and memory of nodes" },
			{ "cluster", "storage.k8s.io", "storageclasses", "list", "offer storage classes" },
			{ "cluster", "networking.k8s.io", "ingressclasses", "list", "offer ingress classes" } };

	private Needs() {
	}

	static List<Permission> in(String namespace) {
		List<Permission> needs = new ArrayList<>();
		for (String[] row : ALL) {
			String scope = row[0].equals("namespace") ? namespace : null;
			for (String verb : row[3].split(" ")) {
				needs.add(new Permission(verb, row[1], row[2], scope, false, row[4]));
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
