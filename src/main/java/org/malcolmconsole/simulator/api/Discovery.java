package org.malcolmconsole.simulator.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API has to offer.
 */
final class Discovery {

	private static final ObjectNode VERSION = Json
		.parse("""
				{"major": "1", "minor": "37", "gitVersion": "v1.37.2", "gitCommit": "0000000000000000000000000000000000000000",
				 "gitTreeState": "clean", "buildDate": "2026-01-01T00:00:00Z", "goVersion": "go1.26", "compiler": "simulator",
				 "platform": "linux/amd64"}""");

	private static final Set<String> EXTRA_GROUPS = Set.of("authorization.k8s.io", "authentication.k8s.io");

	private final boolean metrics;

	Discovery(boolean metrics) {
		this.metrics = metrics;
	}

	/**
	 * The answer at one of the addresses that describe the API; empty at others.
	 */
	Optional<ObjectNode> find(String path) {
		String[] steps = path.substring(1).split("/");
		if (path.equals("/version")) {
			return Optional.of(VERSION);
		}
		if (path.equals("/api")) {
			ObjectNode versions = Json.object().put("kind", "APIVersions");
			versions.putArray("versions").add("v1");
			return Optional.of(versions);
		}
		if (path.equals("/apis")) {
			return Optional.of(groups());
		}
		if (path.equals("/api/v1")) {
			return Optional.of(resources("", "v1"));
		}
		if (steps[0].equals("apis") && steps.length <= 3 && groupNames().contains(steps[1])) {
			return Optional.of((steps.length == 2) ? group(steps[1]) : resources(steps[1], steps[2]));
		}
		return Optional.empty();
	}

	private Set<String> groupNames() {
		Set<String> names = new TreeSet<>(EXTRA_GROUPS);
		Kinds.all().stream().map(Kind::group).filter((group) -> !group.isEmpty()).forEach(names::add);
		if (this.metrics) {
			names.add("metrics.k8s.io");
		}
		return names;
	}

	private ObjectNode groups() {
		ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
		ArrayNode groups = list.putArray("groups");
		groupNames().forEach((name) -> groups.add(group(name)));
		return list;
	}

	private static ObjectNode group(String name) {
		ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
		ObjectNode version = Json.object()
			.put("groupVersion", name + "/" + version(name))
			.put("version", version(name));
		group.putArray("versions").add(version);
		group.set("preferredVersion", version);
		return group;
	}

	private static String version(String group) {
		return group.equals("metrics.k8s.io") ? "v1beta1" : "v1";
	}

	private static ObjectNode resources(String group, String version) {
		ObjectNode list = Json.object()
			.put("kind", "APIResourceList")
			.put("apiVersion", "v1")
			.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
		ArrayNode resources = list.putArray("resources");
		for (Kind kind : Kinds.all()) {
			if (kind.group().equals(group)) {
				add(resources, kind.plural(), kind,
						List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"));
				add(resources, kind.plural() + "/status", kind, List.of("get", "patch", "update"));
			}
		}
		extras(group, resources);
		return list;
	}

	private static void add(ArrayNode resources, String name, Kind kind, List<String> verbs) {
		ArrayNode list = resources.addObject()
			.put("name", name)
			.put("singularName", kind.name().toLowerCase(Locale.ROOT))
			.put("namespaced", kind.namespaced())
			.put("kind", kind.name())
			.putArray("verbs");
		verbs.forEach(list::add);
	}

	private static void extras(String group, ArrayNode resources) {
		switch (group) {
			case "" -> {
				add(resources, "pods/log", Kinds.POD, List.of("get"));
				add(resources, "pods/exec", Kinds.POD, List.of("create", "get"));
			}
			case "metrics.k8s.io" -> {
				add(resources, "nodes", metrics("nodes", "NodeMetrics", false), List.of("get", "list"));
				add(resources, "pods", metrics("pods", "PodMetrics", true), List.of("get", "list"));
			}
			case "authorization.k8s.io" -> {
				review(resources, group, "SelfSubjectAccessReview");
				review(resources, group, "SelfSubjectRulesReview");
			}
			case "authentication.k8s.io" -> review(resources, group, "SelfSubjectReview");
			default -> {
			}
		}
	}

	private static void review(ArrayNode resources, String group, String name) {
		String plural = name.toLowerCase(Locale.ROOT) + "s";
		add(resources, plural, new Kind(group, "v1", plural, name, false, false), List.of("create"));
	}

	private static Kind metrics(String plural, String name, boolean namespaced) {
		return new Kind("metrics.k8s.io", "v1beta1", plural, name, namespaced, false);
	}

}
