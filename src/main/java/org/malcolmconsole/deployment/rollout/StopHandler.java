package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.ErrorResponseException;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.deployment.target.PinnedHandler;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.Progress;

/**
 * Stop and wipe: removes what we applied, in the opposite order; when told so also the
 * namespace and its volumes.
 */
final class StopHandler extends PinnedHandler {

	private static final Logger log = LoggerFactory.getLogger(StopHandler.class);

	private static final String DELETE_NAMESPACE = "deleteNamespace";

	private static final String RECLAIM = "reclaimPersistentVolumes";

	private final boolean wipe;

	private final Cluster cluster;

	private final Pinning pinning;

	private final Inventory inventory;

	private final Removal removal;

	private final Ending ending;

	StopHandler(boolean wipe, Pinning pinning, Cluster cluster, Inventory inventory, Removal removal, Ending ending) {
		super(pinning);
		this.wipe = wipe;
		this.cluster = cluster;
		this.pinning = pinning;
		this.inventory = inventory;
		this.removal = removal;
		this.ending = ending;
	}

	@Override
	public String type() {
		return this.wipe ? "wipe" : "stop";
	}

	@Override
	public String title() {
		return this.wipe ? "Wipe" : "Stop";
	}

	@Override
	public String doing() {
		return this.wipe ? "Wiping" : "Stopping";
	}

	@Override
	public OperationRole role(OperationRequest request) {
		return deletes(request.options()) ? OperationRole.ADMINISTRATOR : OperationRole.OPERATOR;
	}

	@Override
	public OperationEffect effect() {
		return OperationEffect.STOPS;
	}

	@Override
	protected void check(OperationRequest request, OperationTarget target) {
		String namespace = target.namespace();
		if (this.wipe) {
			new Options(request.options()).only();
			if (!namespace.equals(request.confirm())) {
				throw Refused.option("confirm", "Repeat the name of the namespace to confirm: " + namespace + ".");
			}
		}
		else {
			new Options(request.options()).only(DELETE_NAMESPACE, RECLAIM);
			if (reclaims(request.options()) && !deletes(request.options())) {
				throw Refused.option("options." + RECLAIM, "It is possible together with deleteNamespace only.");
			}
		}
		if (deletes(request.options()) && (namespace.equals("default") || namespace.startsWith("kube-"))) {
			throw Refused.option("options." + DELETE_NAMESPACE, "The namespace " + namespace + " can't be removed.");
		}
		this.cluster.get(new ObjectRef("v1", "Namespace", null, namespace));
	}

	private boolean deletes(Map<String, Object> options) {
		return this.wipe || new Options(options).flag(DELETE_NAMESPACE);
	}

	private boolean reclaims(Map<String, Object> options) {
		return this.wipe || new Options(options).flag(RECLAIM);
	}

	@Override
	public List<OperationStep> steps(OperationRequest request) {
		List<OperationStep> steps = new ArrayList<>();
		steps.add(OperationStep.pending(Stage.INGRESS.id(), "Ingress"));
		steps.add(OperationStep.pending(Stage.WORKLOADS.id(), "Workloads"));
		steps.add(OperationStep.pending(Stage.CONFIGURATION.id(), "Configuration"));
		steps.add(OperationStep.pending("pods", "Pods end"));
		if (deletes(request.options())) {
			steps.add(OperationStep.pending("namespace", "Namespace"));
		}
		if (reclaims(request.options())) {
			steps.add(OperationStep.pending("volumes", "Volumes"));
		}
		return steps;
	}

	@Override
	protected void run(String step, Pinned pinned, Progress progress) {
		switch (step) {
			case "pods" -> this.ending.awaitPods(progress);
			case "namespace" -> this.ending.deleteNamespace(progress);
			case "volumes" -> this.ending.deleteVolumes(progress);
			default -> remove(Stage.valueOf(step.toUpperCase(java.util.Locale.ROOT)), pinned.target(), progress);
		}
	}

	private void remove(Stage stage, OperationTarget target, Progress progress) {
		this.pinning.writing(() -> {
			List<ObjectRef> refs = candidates(stage, target);
			progress.total(refs.size());
			int removed = this.removal.remove(refs, progress);
			progress.detail("%d objects removed.".formatted(removed));
		});
	}

	/**
	 * What we applied, and what we would apply: a lost inventory must not keep anything
	 * running.
	 */
	private List<ObjectRef> candidates(Stage stage, OperationTarget target) {
		String namespace = target.namespace();
		Set<ObjectRef> refs = new LinkedHashSet<>();
		this.inventory.of(Installation.in(this.cluster)).forEach((entry) -> refs.add(entry.ref()));
		try {
			this.pinning.desired(target).objects().stream().map(DesiredObject::ref).forEach(refs::add);
		}
		catch (ErrorResponseException | OperationFailed ex) {
			log.warn("What the directory asked for can't be read; stopping goes by the inventory alone", ex);
		}
		return refs.stream().filter((ref) -> stageOf(ref, namespace) == stage).toList();
	}

	private static Stage stageOf(ObjectRef ref, String namespace) {
		return Stage.of(ref.kind(), ref.namespace() != null && !ref.namespace().equals(namespace));
	}

}
