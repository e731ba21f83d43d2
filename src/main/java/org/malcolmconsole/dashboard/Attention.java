package org.malcolmconsole.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.malcolmconsole.centre.ExpiryWarnings.Warning;
import org.malcolmconsole.deployment.NodeStatus;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.web.Tone;

/**
 * Something that a person should look at.
 *
 * @param subject what it is about, such as the name of a service
 * @param sentence what is wrong
 * @param action what the link says
 * @param href where to do something about it
 */
record Attention(Look look, String subject, String sentence, String action, String href) {

	private static final Duration RECENT = Duration.ofHours(1);

	static List<Attention> of(Status status, Optional<Operation> last, List<Warning> warnings, Instant now) {
		return Stream.of(last.stream().filter((operation) -> failedLately(operation, now)).map(Attention::failed),
				status.beingDeleted().stream().map(Attention::going), status.failing().stream().map(Attention::failing),
				status.nodes().stream().filter((node) -> !node.ready()).map(Attention::away),
				warnings.stream().map(Attention::ending))
			.flatMap((part) -> part)
			.toList();
	}

	private static boolean failedLately(Operation operation, Instant now) {
		Instant end = operation.finishedAt();
		boolean failed = operation.state() == OperationState.FAILED || operation.state() == OperationState.INTERRUPTED;
		return failed && end != null && end.plus(RECENT).isAfter(now);
	}

	private static Attention failed(Operation operation) {
		String why = Objects.requireNonNullElse(operation.error(), "It was interrupted.");
		return new Attention(new Look(Tone.FAIL, "Failed"), operation.type(), why, "What happened",
				"/operations/" + operation.id());
	}

	private static Attention failing(ServiceStatus service) {
		return new Attention(Look.of(service.state()), service.name(),
				Objects.requireNonNullElse(service.reason(), "It does not run as it should."), "Last lines",
				"/logs?service=" + service.name());
	}

	private static Attention going(Status.BeingDeleted object) {
		boolean storage = object.kind().startsWith("PersistentVolume");
		return new Attention(new Look(Tone.FAIL, "Being deleted"), object.name(), object.sentence(),
				storage ? "Storage" : "", storage ? "/storage" : "");
	}

	private static Attention ending(Warning warning) {
		return new Attention(new Look(warning.tone(), warning.word()), warning.title(), warning.sentence(), "Renew",
				"/certificates");
	}

	private static Attention away(NodeStatus node) {
		return new Attention(new Look(Tone.WAIT, "Node"), node.name(),
				Objects.requireNonNullElse(node.reason(), "It is not ready."), "", "");
	}

}
