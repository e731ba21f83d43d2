package org.malcolmconsole.deployment.rollout;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * The objects of the cluster that bear certain names, asked for kind by kind.
 */
public final class LiveObjects {

	private final Map<ObjectRef, Manifest> objects = new HashMap<>();

	private LiveObjects() {
	}

	/**
	 * Asks the cluster once for every kind and namespace; a kind that it does not know
	 * has no objects.
	 */
	public static LiveObjects load(Cluster cluster, Collection<ObjectRef> refs) {
		var live = new LiveObjects();
		Set<Group> groups = new LinkedHashSet<>();
		refs.forEach((ref) -> groups.add(new Group(ref.apiVersion(), ref.kind(), ref.namespace())));
		groups.forEach((group) -> live.add(cluster, group));
		return live;
	}

	private void add(Cluster cluster, Group group) {
		try {
			for (Manifest object : cluster.list(group.apiVersion(), group.kind(), group.namespace(), Map.of())) {
				var ref = new ObjectRef(group.apiVersion(), group.kind(), group.namespace(), object.name());
				this.objects.put(ref, object);
			}
		}
		catch (ClusterException ex) {
			if (ex.reason() != ClusterException.Reason.NOT_FOUND) {
				throw ex;
			}
		}
	}

	public Optional<Manifest> find(ObjectRef ref) {
		return Optional.ofNullable(this.objects.get(ref));
	}

	private record Group(String apiVersion, String kind, @Nullable String namespace) {
	}

}
