package org.malcolmconsole.simulator;

import java.time.Clock;
import java.util.List;

import org.malcolmconsole.simulator.apply.Tracking;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a new cluster holds: namespaces, three nodes, classes of storage and ingress.
 */
final class Seed {

	private static final List<String> CONDITIONS = List.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready");

	private final Writer writer;

	private final Clock clock;

	Seed(Store store, Clock clock) {
		this.writer = new Writer(store, new Tracking(clock), "kube-apiserver");
		this.clock = clock;
	}

	void plant() {
		for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease", "ingress-nginx")) {
			namespace(name);
		}
		node(1, """
				{"kubernetes.io/hostname": "node-1", "kubernetes.io/os": "linux",
				 "node.kubernetes.io/instance-type": "m5.4xlarge", "node-role.kubernetes.io/control-plane": ""}""",
				"{\"providerID\": \"aws:///us-east-1a/i-0001\"}");
		node(2, "{\"kubernetes.io/hostname\": \"node-2\", \"kubernetes.io/os\": \"linux\"}", "{}");
		node(3, "{\"kubernetes.io/hostname\": \"node-3\", \"kubernetes.io/os\": \"linux\"}", "{}");
		storageClass("manual", "kubernetes.io/no-provisioner", "{}");
		storageClass("standard", "simulator/disk", "{\"storageclass.kubernetes.io/is-default-class\": \"true\"}");
		create(Kinds.INGRESS_CLASS, "", "nginx", """
				{"metadata": {"annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}},
				 "spec": {"controller": "k8s.io/ingress-nginx"}}""");
		create(Kinds.SERVICE, "default", "kubernetes", """
				{"spec": {"type": "ClusterIP", "clusterIP": "10.96.0.1", "clusterIPs": ["10.96.0.1"],
				 "ports": [{"name": "https", "port": 443, "protocol": "TCP", "targetPort": 6443}]}}""");
	}

	private void namespace(String name) {
		create(Kinds.NAMESPACE, "", name, """
				{"metadata": {"labels": {"kubernetes.io/metadata.name": "%s"}}, "spec": {"finalizers": ["kubernetes"]},
				 "status": {"phase": "Active"}}""".formatted(name));
	}

	private void storageClass(String name, String provisioner, String annotations) {
		create(Kinds.STORAGE_CLASS, "", name, """
				{"metadata": {"annotations": %s}, "provisioner": "%s", "reclaimPolicy": "Delete",
				 "volumeBindingMode": "Immediate"}""".formatted(annotations, provisioner));
	}

	private void node(int number, String labels, String spec) {
		String name = "node-" + number;
		ObjectNode node = Json.parse("""
				{"metadata": {"labels": %s}, "spec": %s, "status": {
				 "addresses": [{"address": "10.0.0.%d", "type": "InternalIP"}, {"address": "%s", "type": "Hostname"}],
				 "allocatable": {"cpu": "16", "memory": "64Gi", "pods": "250"},
				 "capacity": {"cpu": "16", "memory": "64Gi", "pods": "250"},
				 "nodeInfo": {"architecture": "amd64", "bootID": "", "containerRuntimeVersion": "simulator",
				  "kernelVersion": "6.1", "kubeProxyVersion": "v1.37.2", "kubeletVersion": "v1.37.2", "machineID": "",
				  "operatingSystem": "linux", "osImage": "simulated", "systemUUID": ""}}}""".formatted(labels, spec,
				number, name));
		ArrayNode conditions = Json.make(node, "status").putArray("conditions");
		for (String type : CONDITIONS) {
			boolean ready = type.equals("Ready");
			conditions.addObject()
				.put("type", type)
				.put("status", ready ? "True" : "False")
				.put("reason", ready ? "KubeletReady" : "KubeletHasNo" + type)
				.put("message", "")
				.put("lastHeartbeatTime", Meta.now(this.clock))
				.put("lastTransitionTime", Meta.now(this.clock));
		}
		create(Kinds.NODE, "", name, Json.write(node));
	}

	private void create(Kind kind, String namespace, String name, String json) {
		ObjectNode object = Json.object().put("kind", kind.name()).put("apiVersion", kind.apiVersion());
		object.putObject("metadata").put("name", name);
		ObjectNode given = Json.parse(json);
		Json.make(object, "metadata").setAll(Json.make(given, "metadata"));
		given.remove("metadata");
		object.setAll(given);
		this.writer.create(kind.key(namespace, name), object);
	}

}
