package org.malcolmconsole.deployment.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Ownership;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.deployment.target.PinnedHandler;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.Progress;

/**
 * Start and apply: brings the cluster to what the Malcolm directory asks for, stage by
 * stage, and waits until everything is ready.
 */
final class RolloutHandler extends PinnedHandler {

	private static final String READY = "ready";

	private static final String ADOPT = "adopt";

	private static final Map<Stage, String> TITLES = new LinkedHashMap<>();

	static {
		TITLES.put(Stage.NAMESPACE, "Namespace");
		TITLES.put(Stage.STORAGE, "Storage");
		TITLES.put(Stage.CONFIGURATION, "Configuration");
		TITLES.put(Stage.WORKLOADS, "Workloads");
		TITLES.put(Stage.INGRESS, "Ingress");
	}

	private final String type;

	private final Delivered delivered;

	private final Pinning pinning;

	private final Rollout rollout;

	private final Removal removal;

	private final Readiness readiness;

	RolloutHandler(String type, Pinning pinning, Rollout rollout, Removal removal, Delivered delivered,
			Readiness readiness) {
		super(pinning);
		this.type = type;
		this.delivered = delivered;
		this.pinning = pinning;
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
		return adopts(request) ? OperationRole.ADMINISTRATOR : OperationRole.OPERATOR;
	}

	@Override
	public OperationEffect effect() {
		return OperationEffect.STARTS;
	}

	@Override
	protected OperationTarget pin(Pinning here) {
		return here.pin();
	}

	@Override
	protected void check(OperationRequest request, OperationTarget target) {
		DesiredState desired = this.pinning.desired(target).sound();
		List<String> foreign = adopts(request) ? List.of() : this.rollout.foreign(desired);
		if (!foreign.isEmpty()) {
			throw Refused.foreign(foreign);
		}
	}

	@Override
	protected boolean canBegin(OperationRequest request, OperationTarget target) {
		adopts(request);
		this.pinning.desired(target).sound();
		return true;
	}

	private static boolean adopts(OperationRequest request) {
		return new Options(request.options()).only(ADOPT).flag(ADOPT);
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
	protected void run(String step, Pinned pinned, Progress progress) {
		DesiredState desired = this.pinning.desired(pinned.target()).sound();
		if (step.equals(READY)) {
			this.readiness.await(wanted(desired), progress);
		}
		else {
			stage(Stage.valueOf(step.toUpperCase(java.util.Locale.ROOT)), desired, pinned.operation(), progress);
		}
	}

	private void stage(Stage stage, DesiredState desired, Operation operation, Progress progress) {
		switch (stage) {
			case NAMESPACE -> namespace(desired, operation, progress);
			case CONFIGURATION -> configuration(desired, progress);
			case WORKLOADS -> {
				// what pods read has to be of the same revision as the hash in their
				// template
				configuration(desired, progress);
				this.rollout.apply(desired.objects(Stage.WORKLOADS), progress);
			}
			case INGRESS -> {
				this.removal.remove(this.rollout.retired(desired), progress);
				this.rollout.apply(desired.objects(Stage.INGRESS), progress);
			}
			default -> this.rollout.apply(desired.objects(stage), progress);
		}
	}

	private void configuration(DesiredState desired, Progress progress) {
		this.pinning.writing(() -> this.rollout.apply(this.delivered.without(desired), progress));
	}

	private void namespace(DesiredState desired, Operation operation, Progress progress) {
		boolean adopt = new Options(operation.options()).flag(ADOPT);
		List<String> foreign = adopt ? List.of() : this.rollout.foreign(desired);
		if (!foreign.isEmpty()) {
			throw new OperationFailed(Refused.foreignMessage(foreign), null);
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
