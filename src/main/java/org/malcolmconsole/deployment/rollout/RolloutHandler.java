package org.malcolmconsole.deployment.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Ownership;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.deployment.desired.UnsoundConfiguration;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;

/**
 * Start and apply: brings the cluster to what the Malcolm directory asks for, stage by
 * stage, and waits until everything is ready.
 */
final class RolloutHandler implements OperationHandler {

	private static final String READY = "ready";

	private static final Map<Stage, String> TITLES = new LinkedHashMap<>();

	static {
		TITLES.put(Stage.NAMESPACE, "Namespace");
		TITLES.put(Stage.STORAGE, "Storage");
		TITLES.put(Stage.CONFIGURATION, "Configuration");
		TITLES.put(Stage.WORKLOADS, "Workloads");
		TITLES.put(Stage.INGRESS, "Ingress");
	}

	private final String type;

	private final Cluster cluster;

	private final Blueprint blueprint;

	private final Rollout rollout;

	private final Removal removal;

	private final Readiness readiness;

	RolloutHandler(String type, Cluster cluster, Blueprint blueprint, Rollout rollout, Removal removal,
			Readiness readiness) {
		this.type = type;
		this.cluster = cluster;
		this.blueprint = blueprint;
		this.rollout = rollout;
		this.removal = removal;
		this.readiness = readiness;
	}

	@Override
	public String type() {
		return this.type;
	}

	@Override
	public String title() {
		return this.type.equals("start") ? "Start" : "Apply";
	}

	@Override
	public String doing() {
		return this.type.equals("start") ? "Starting" : "Applying";
	}

	@Override
	public OperationRole role(OperationRequest request) {
		return OperationRole.OPERATOR;
	}

	@Override
	public OperationEffect effect() {
		return OperationEffect.STARTS;
	}

	@Override
	public void check(OperationRequest request) {
		boolean adopt = new Options(request.options()).only("adopt").flag("adopt");
		DesiredState desired = this.blueprint.read().sound();
		try {
			List<String> foreign = adopt ? List.of() : this.rollout.foreign(desired);
			if (!foreign.isEmpty()) {
				throw Refused.foreign(foreign);
			}
		}
		catch (ClusterException ex) {
			if (!ex.temporary()) {
				throw ex;
			}
		}
	}

	@Override
	public List<OperationStep> steps(OperationRequest request) {
		return Stream
			.concat(TITLES.entrySet().stream().map((entry) -> step(entry.getKey(), entry.getValue())),
					Stream.of(OperationStep.pending(READY, "Ready")))
			.toList();
	}

	private static OperationStep step(Stage stage, String title) {
		return OperationStep.pending(stage.id(), title);
	}

	@Override
	public void run(String step, Operation operation, Progress progress) {
		Outside.requireConnection(this.cluster);
		try {
			DesiredState desired = this.blueprint.read().sound();
			if (step.equals(READY)) {
				this.readiness.await(wanted(desired), operation, progress);
			}
			else {
				stage(Stage.valueOf(step.toUpperCase(java.util.Locale.ROOT)), desired, operation, progress);
			}
		}
		catch (ClusterException ex) {
			throw Outside.waitsOrFails(ex);
		}
		catch (UnsoundConfiguration ex) {
			throw new OperationFailed(ex.getMessage(), ex);
		}
	}

	private void stage(Stage stage, DesiredState desired, Operation operation, Progress progress) {
		switch (stage) {
			case NAMESPACE -> namespace(desired, operation, progress);
			case WORKLOADS -> {
				// what pods read has to be of the same revision as the hash in their
				// template
				this.rollout.apply(desired.objects(Stage.CONFIGURATION), progress);
				this.rollout.apply(desired.objects(Stage.WORKLOADS), progress);
			}
			case INGRESS -> {
				this.removal.remove(this.rollout.retired(desired), progress);
				this.rollout.apply(desired.objects(Stage.INGRESS), progress);
			}
			default -> this.rollout.apply(desired.objects(stage), progress);
		}
	}

	private void namespace(DesiredState desired, Operation operation, Progress progress) {
		boolean adopt = new Options(operation.options()).flag("adopt");
		List<String> foreign = adopt ? List.of() : this.rollout.foreign(desired);
		if (!foreign.isEmpty()) {
			throw new OperationFailed(Refused.foreignMessage(foreign), null);
		}
		var ref = new ObjectRef("v1", "Namespace", null, desired.namespace());
		Optional<Manifest> namespace = this.cluster.get(ref);
		if (namespace.flatMap((live) -> live.text("metadata", "deletionTimestamp")).isPresent()) {
			throw new OperationWaits("namespace", "The namespace %s is still being removed.".formatted(ref.name()),
					null);
		}
		this.rollout.apply(desired.objects(Stage.NAMESPACE), progress);
	}

	private static Map<String, Readiness.Seen> wanted(DesiredState desired) {
		Map<String, Readiness.Seen> wanted = new LinkedHashMap<>();
		for (DesiredObject object : desired.objects()) {
			String hash = object.manifest().annotations().get(Ownership.MANIFEST);
			if (hash != null) {
				wanted.put(object.ref().name(),
						(deployment) -> hash.equals(deployment.metadata().annotations().get(Ownership.MANIFEST)));
			}
		}
		return wanted;
	}

}
