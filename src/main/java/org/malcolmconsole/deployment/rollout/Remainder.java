package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

import org.malcolmconsole.deployment.inventory.Inventory;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.deletion.Deletion;
import org.malcolmconsole.deployment.deletion.Deletions;
import org.malcolmconsole.deployment.deletion.Leftovers;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.release.MalcolmService;

/**
 * What is still there of an installation that is being stopped, and why.
 */
@Component
class Remainder {

	private static final Logger log = LoggerFactory.getLogger(Remainder.class);

	private static final int FEW = 3;

	private final Cluster cluster;

	private final Blueprint blueprint;

	private final Pinning pinning;

	private final Inventory inventory;

	Remainder(Cluster cluster, Blueprint blueprint, Pinning pinning, Inventory inventory) {
		this.cluster = cluster;
		this.blueprint = blueprint;
		this.pinning = pinning;
		this.inventory = inventory;
	}

	/**
	 * What we applied, and what we would apply: a lost inventory must not keep anything
	 * running.
	 */
	Set<ObjectRef> candidates(OperationTarget target) {
		Set<ObjectRef> refs = new LinkedHashSet<>(this.inventory.entries(this.cluster).keySet());
		try {
			this.pinning.desired(target).objects().stream().map(DesiredObject::ref).forEach(refs::add);
		}
		catch (ErrorResponseException | OperationFailed ex) {
			log.warn("What the directory asked for can't be read; stopping goes by the inventory alone", ex);
		}
		return refs;
	}

	/** Pods that are ending, and what runs on under the name of a service of Malcolm. */
	Leftovers pods(OperationTarget target) {
		Set<String> names = new TreeSet<>();
		this.blueprint.release().services().stream().map(MalcolmService::deployment).forEach(names::add);
		candidates(target).stream()
			.filter((ref) -> ref.kind().equals("Deployment") && this.cluster.namespace().equals(ref.namespace()))
			.map(ObjectRef::name)
			.forEach(names::add);
		return Leftovers.in(this.cluster, names);
	}

	/** What is waited for; objects that are gone meanwhile are forgotten. */
	List<String> reasons(Leftovers left) {
		List<String> reasons = new ArrayList<>(sentences(objects()));
		List<Manifest> pods = left.ending();
		if (pods.size() > FEW || pods.stream().anyMatch((pod) -> !Deletion.begun(pod))) {
			List<String> names = pods.stream().map(Manifest::name).toList();
			reasons.add("%d pods are ending: %s.".formatted(pods.size(), Refused.listed(names, ", ")));
		}
		else {
			reasons.addAll(sentences(Deletions.among(this.cluster, pods)));
		}
		return reasons;
	}

	private List<Deletion> objects() {
		var installation = this.inventory.installation(this.cluster);
		Map<ObjectRef, Inventory.Entry> known = this.inventory.entries(this.cluster);
		known.keySet().removeIf(Standing::staysOnStop);
		var live = LiveObjects.left(this.cluster, known.keySet());
		List<Manifest> ending = new ArrayList<>();
		known.forEach((ref, entry) -> {
			Manifest object = live.find(ref).orElse(null);
			if (object != null && Deletion.begun(object)) {
				ending.add(object);
			}
			else if (object == null && !live.hidden(ref)) {
				this.inventory.forget(installation, ref);
			}
		});
		return Deletions.among(this.cluster, ending);
	}

	/** The claims that go although a stop leaves claims alone. */
	List<String> claims() {
		try {
			return sentences(Deletions.among(this.cluster,
					this.cluster.list("v1", "PersistentVolumeClaim", this.cluster.namespace(), Map.of())));
		}
		catch (ClusterException ex) {
			if (ex.reason() != Reason.FORBIDDEN) {
				throw ex;
			}
			return List.of("Whether claims are being deleted can't be seen. " + ex.getMessage());
		}
	}

	/** Why a namespace that was told to go is still there. */
	List<String> namespace(Manifest namespace) {
		List<String> reasons = new ArrayList<>(sentences(Deletions.among(this.cluster, List.of(namespace))));
		reasons.addAll(sentences(Deletions.inNamespace(this.cluster, this.inventory.entries(this.cluster).keySet())));
		return reasons;
	}

	static List<String> sentences(Collection<Deletion> deletions) {
		return deletions.stream().map(Deletion::sentence).collect(Collectors.toCollection(ArrayList::new));
	}

}
