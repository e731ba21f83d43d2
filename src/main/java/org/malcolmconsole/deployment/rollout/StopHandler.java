package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.deployment.target.PinnedHandler;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.operation.OperationEffect;
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

	private static final String DELETE_NAMESPACE = "deleteNamespace";

	private static final String RECLAIM = "reclaimPersistentVolumes";

	private final boolean wipe;

	private final Cluster cluster;

	private final Pinning pinning;

	private final Remainder remainder;

	private final Removal removal;

	private final Ending ending;

	StopHandler(boolean wipe, Pinning pinning, Cluster cluster, Remainder remainder, Removal removal, Ending ending) {
		super(pinning);
		this.wipe = wipe;
		this.cluster = cluster;
		this.pinning = pinning;
		this.remainder = remainder;
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
		boolean removes = deletes(request.options()) || reclaims(request.options());
		return removes ? OperationRole.ADMINISTRATOR : OperationRole.OPERATOR;
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
		}
		else {
			new Options(request.options()).only(DELETE_NAMESPACE, RECLAIM);
			if (reclaims(request.options()) && !deletes(request.options())) {
				throw Refused.option("options." + RECLAIM, "It is possible together with deleteNamespace only.");
			}
		}
		if (deletes(request.options()) && !namespace.equals(request.confirm())) {
			throw Refused.option("confirm", "Repeat the name of the namespace to confirm: " + namespace + ".");
		}
		if (deletes(request.options()) && (namespace.equals("default") || namespace.startsWith("kube-"))) {
			throw Refused.option("options." + DELETE_NAMESPACE, "The namespace " + namespace + " can't be removed.");
		}
		requireAnswer(new ObjectRef("v1", "Namespace", null, namespace));
	}

	/** Whoever may not read the namespace may still stop what is in it. */
	private void requireAnswer(ObjectRef namespace) {
		try {
			this.cluster.get(namespace);
		}
		catch (ClusterException ex) {
			if (ex.reason() != Reason.FORBIDDEN) {
				throw ex;
			}
		}
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
			case "pods" -> this.ending.awaitPods(deletes(pinned.operation().options()), pinned, progress);
			case "namespace" -> this.ending.deleteNamespace(pinned, progress);
			case "volumes" -> this.ending.deleteVolumes(pinned, progress);
			default -> remove(Stage.valueOf(step.toUpperCase(java.util.Locale.ROOT)), pinned.target(), progress);
		}
	}

	private void remove(Stage stage, OperationTarget target, Progress progress) {
		this.pinning.writing(() -> {
			List<ObjectRef> refs = this.remainder.candidates(target)
				.stream()
				.filter((ref) -> stageOf(ref, target.namespace()) == stage)
				.toList();
			progress.total(refs.size());
			progress.detail(this.removal.remove(refs, progress).sentence());
		});
	}

	private static Stage stageOf(ObjectRef ref, String namespace) {
		return Stage.of(ref.kind(), ref.namespace() != null && !ref.namespace().equals(namespace));
	}

}
