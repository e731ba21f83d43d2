package org.malcolmconsole.deployment.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.deployment.target.PinnedHandler;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.Progress;

/**
 * Restarts services one pod after the other, by an annotation of their templates.
 */
@Component
class RestartHandler extends PinnedHandler {

	private static final String RESTARTED_AT = "malcolmconsole.org/restarted-at";

	private final Cluster cluster;

	private final Blueprint blueprint;

	private final Rollout rollout;

	private final Readiness readiness;

	RestartHandler(Pinning pinning, Cluster cluster, Blueprint blueprint, Rollout rollout, Readiness readiness) {
		super(pinning);
		this.cluster = cluster;
		this.blueprint = blueprint;
		this.rollout = rollout;
		this.readiness = readiness;
	}

	@Override
	public String type() {
		return "restart";
	}

	@Override
	public String title() {
		return "Restart";
	}

	@Override
	public String doing() {
		return "Restarting";
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
	protected void check(OperationRequest request, OperationTarget target) {
		Set<String> known = new TreeSet<>();
		deployments().forEach((deployment) -> known.add(this.blueprint.service(deployment)));
		for (String service : services(request.options())) {
			if (!known.contains(service)) {
				throw Refused.option("options.services",
						"%s does not run. These services do: %s.".formatted(service, String.join(", ", known)));
			}
		}
		if (known.isEmpty()) {
			throw Refused.option("type", "Nothing runs that could be restarted.");
		}
	}

	@Override
	public List<OperationStep> steps(OperationRequest request) {
		return List.of(OperationStep.pending("restart", "Restart"), OperationStep.pending("ready", "Ready"));
	}

	@Override
	protected void run(String step, Pinned pinned, Progress progress) {
		Operation operation = pinned.operation();
		List<String> chosen = chosen(operation);
		if (step.equals("restart")) {
			restart(chosen, operation, progress);
		}
		else {
			Map<String, Readiness.Seen> wanted = new LinkedHashMap<>();
			chosen.forEach((name) -> wanted.put(name, (deployment) -> restarted(deployment, operation)));
			this.readiness.await(wanted, progress);
		}
	}

	/**
	 * The time comes from the operation, so that a resumed one restarts nothing twice.
	 */
	private void restart(List<String> chosen, Operation operation, Progress progress) {
		progress.total(chosen.size());
		int done = 0;
		Map<String, @Nullable Object> mark = Map.of(RESTARTED_AT, operation.createdAt().toString());
		for (String deployment : chosen) {
			this.cluster.patch(new ObjectRef("apps/v1", "Deployment", this.cluster.namespace(), deployment),
					Map.of("metadata", Map.of("annotations", mark), "spec",
							Map.of("template", Map.of("metadata", Map.of("annotations", mark)))));
			progress.done(++done);
		}
	}

	private static boolean restarted(Deployment deployment, Operation operation) {
		return operation.createdAt().toString().equals(deployment.metadata().annotations().get(RESTARTED_AT));
	}

	private List<String> chosen(Operation operation) {
		List<String> services = services(operation.options());
		return deployments().stream()
			.filter((name) -> services.isEmpty() || services.contains(this.blueprint.service(name)))
			.toList();
	}

	private List<String> deployments() {
		return this.rollout.deployments();
	}

	private static List<String> services(Map<String, Object> options) {
		return new Options(options).only("services").texts("services");
	}

}
