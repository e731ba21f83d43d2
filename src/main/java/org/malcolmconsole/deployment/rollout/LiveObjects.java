package org.malcolmconsole.deployment.rollout;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * The objects of the cluster that bear certain names: those of our namespace asked for
 * kind by kind, all others one by one, since hardly anybody may list them.
 */
public final class LiveObjects {

	private final Map<ObjectRef, Manifest> objects = new HashMap<>();

	private final Set<ObjectRef> hidden = new HashSet<>();

	private final Set<Reason> nothing;

	private LiveObjects(Reason... nothing) {
		this.nothing = Set.of(nothing);
	}

	/**
	 * Asks the cluster.
	 * @throws ClusterException when we may not read an object that has to be ours, or
	 * when the cluster does not know its kind
	 */
	public static LiveObjects load(Cluster cluster, Collection<ObjectRef> refs) {
		return new LiveObjects(Reason.NOT_FOUND).ask(cluster, refs);
	}

	/**
	 * Asks the cluster for what may be left there: a kind that it does not know any more
	 * has no objects.
	 */
	static LiveObjects left(Cluster cluster, Collection<ObjectRef> refs) {
		return new LiveObjects(Reason.NOT_FOUND, Reason.INVALID).ask(cluster, refs);
	}

	private LiveObjects ask(Cluster cluster, Collection<ObjectRef> refs) {
		String ours = cluster.namespace();
		Set<List<String>> listed = new LinkedHashSet<>();
		for (ObjectRef ref : refs) {
			if (ours.equals(ref.namespace())) {
				listed.add(List.of(ref.apiVersion(), ref.kind()));
			}
			else {
				one(cluster, ref);
			}
		}
		listed.forEach((kind) -> all(cluster, kind.get(0), kind.get(1)));
		return this;
	}

	private void one(Cluster cluster, ObjectRef ref) {
		try {
			cluster.get(ref).ifPresent((object) -> this.objects.put(ref, object));
		}
		catch (ClusterException ex) {
			boolean optional = Standing.staysOnStop(ref) || ref.namespace() != null;
			if (ex.reason() == Reason.FORBIDDEN && optional) {
				this.hidden.add(ref);
			}
			else if (!this.nothing.contains(ex.reason())) {
				throw ex;
			}
		}
	}

	private void all(Cluster cluster, String apiVersion, String kind) {
		try {
			for (Manifest object : cluster.list(apiVersion, kind, cluster.namespace(), Map.of())) {
				this.objects.put(new ObjectRef(apiVersion, kind, cluster.namespace(), object.name()), object);
			}
		}
		catch (ClusterException ex) {
			if (!this.nothing.contains(ex.reason())) {
				throw ex;
			}
		}
	}

	public Optional<Manifest> find(ObjectRef ref) {
		return Optional.ofNullable(this.objects.get(ref));
	}

	/**
	 * Whether we may not read an object, so that nobody knows whether it is there.
	 */
	public boolean hidden(ObjectRef ref) {
		return this.hidden.contains(ref);
	}

}
