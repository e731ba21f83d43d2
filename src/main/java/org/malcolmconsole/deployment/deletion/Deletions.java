package org.malcolmconsole.deployment.deletion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * Finds out which objects are being deleted, and who holds them.
 */
public final class Deletions {

	private static final int FEW = 3;

	private static final Set<String> CLAIM = Set.of("PersistentVolumeClaim");

	/** Kinds that namespaces usually hold; ours are looked at besides. */
	private static final List<ObjectRef> USUAL = List.of(kind("v1", "Pod"), kind("v1", "PersistentVolumeClaim"),
			kind("v1", "ConfigMap"), kind("v1", "Secret"), kind("v1", "Service"), kind("apps/v1", "Deployment"),
			kind("apps/v1", "ReplicaSet"), kind("apps/v1", "StatefulSet"), kind("batch/v1", "Job"),
			kind("networking.k8s.io/v1", "Ingress"));

	private Deletions() {
	}

	/**
	 * Those of these objects that were told to go.
	 */
	public static List<Deletion> among(Cluster cluster, Collection<Manifest> objects) {
		List<Manifest> going = objects.stream().filter(Deletion::begun).toList();
		boolean claims = going.stream().anyMatch((object) -> CLAIM.contains(object.kind()));
		List<Manifest> pods = claims ? list(cluster, kind("v1", "Pod")) : List.of();
		return going.stream().map((object) -> Deletion.of(object, holders(object, pods))).toList();
	}

	/**
	 * What still is in our namespace although the namespace was told to go.
	 * @param more objects of further kinds to look at
	 */
	public static List<Deletion> inNamespace(Cluster cluster, Collection<ObjectRef> more) {
		Set<ObjectRef> kinds = new LinkedHashSet<>(USUAL);
		more.stream()
			.filter((ref) -> ref.namespace() != null)
			.forEach((ref) -> kinds.add(kind(ref.apiVersion(), ref.kind())));
		List<Manifest> objects = kinds.stream().flatMap((kind) -> list(cluster, kind).stream()).toList();
		return among(cluster, objects);
	}

	/**
	 * Why a namespace is still there, as its conditions say.
	 */
	private static List<String> conditions(Manifest namespace) {
		return namespace.each("status", "conditions")
			.stream()
			.filter((condition) -> condition.text("status").orElse("").equals("True"))
			.flatMap((condition) -> condition.text("message").stream())
			.toList();
	}

	private static List<String> holders(Manifest object, List<Manifest> pods) {
		return switch (object.kind()) {
			case "PersistentVolumeClaim" -> using(object.name(), pods);
			case "PersistentVolume" -> claim(object);
			case "Pod" -> object.text("spec", "nodeName")
				.map((node) -> "the node " + node + ", which has to report the end of its containers")
				.stream()
				.toList();
			case "Namespace" -> conditions(object).isEmpty() ? List.of("what is still in it") : conditions(object);
			default -> List.of();
		};
	}

	private static List<String> using(String claim, List<Manifest> pods) {
		List<String> names = pods.stream()
			.filter((pod) -> pod.each("spec", "volumes")
				.stream()
				.anyMatch((volume) -> volume.text("persistentVolumeClaim", "claimName").orElse("").equals(claim)))
			.map(Manifest::name)
			.toList();
		String more = (names.size() > FEW) ? " and %d more".formatted(names.size() - FEW) : "";
		String first = String.join(", ", names.subList(0, Math.min(FEW, names.size())));
		return names.isEmpty() ? List.of() : List.of(((names.size() > 1) ? "the pods " : "the pod ") + first + more);
	}

	private static List<String> claim(Manifest volume) {
		return volume.text("spec", "claimRef", "name")
			.filter((name) -> volume.text("status", "phase").orElse("").equals("Bound"))
			.map((name) -> "the claim " + volume.text("spec", "claimRef", "namespace").orElse("") + "/" + name)
			.stream()
			.toList();
	}

	/** None when we may not see them: this explains, it decides nothing. */
	private static List<Manifest> list(Cluster cluster, ObjectRef kind) {
		try {
			return new ArrayList<>(cluster.list(kind.apiVersion(), kind.kind(), cluster.namespace(), Map.of()));
		}
		catch (ClusterException ex) {
			if (ex.temporary()) {
				throw ex;
			}
			return List.of();
		}
	}

	private static ObjectRef kind(String apiVersion, String kind) {
		return new ObjectRef(apiVersion, kind, null, "");
	}

}
