package org.malcolmconsole.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.centre.ExpiryWarnings;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.web.Tone;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardTests {

	@Test
	void groupsServicesInTheOrderOfTheReleaseAndAddsUpWhatTheirPodsUse() {
		Status status = GivenMonitor.with(
				GivenMonitor.of(Phase.READY, null,
						GivenMonitor.service("opensearch", "Search", ServiceState.READY, null),
						GivenMonitor.service("logstash", "Parsing", ServiceState.READY, null),
						GivenMonitor.service("arkime", "Search", ServiceState.READY, null)),
				List.of(), List.of(GivenMonitor.pod("a", "opensearch", 0.5, 100L),
						GivenMonitor.pod("b", "opensearch", 0.25, 50L), GivenMonitor.pod("c", "arkime", null, null)),
				List.of());
		List<ServiceGroup> groups = ServiceGroup.of(status);
		assertThat(groups).extracting(ServiceGroup::title).containsExactly("Search", "Parsing");
		assertThat(groups.get(0).rows()).extracting((row) -> row.service().name())
			.containsExactly("opensearch", "arkime");
		assertThat(groups.get(0).rows().get(0).cores()).isEqualTo(0.75);
		assertThat(groups.get(0).rows().get(0).bytes()).isEqualTo(150);
		assertThat(groups.get(0).rows().get(1).cores()).isNull();
	}

	@Test
	void offersAStartOnlyWhenNothingRunsAndAStopOnlyWhenSomethingDoes() {
		for (Phase phase : Phase.values()) {
			Dashboard dashboard = dashboard(GivenMonitor.of(phase, null), null);
			assertThat(dashboard.canStart()).as("start when %s", phase).isEqualTo(phase == Phase.STOPPED);
			assertThat(dashboard.canStop()).as("stop when %s", phase)
				.isEqualTo(List.of(Phase.STARTING, Phase.READY, Phase.DEGRADED).contains(phase));
		}
		Dashboard busy = dashboard(GivenMonitor.of(Phase.STOPPED, null), operation(OperationState.RUNNING));
		assertThat(busy.canStart()).isFalse();
		assertThat(dashboard(GivenMonitor.of(Phase.READY, null), busy.running()).canStop()).isFalse();
	}

	@Test
	void saysHowItIsInASentence() {
		assertThat(dashboard(GivenMonitor.of(Phase.STARTING, "Waits for opensearch.",
				GivenMonitor.service("opensearch", "Search", ServiceState.STARTING, null),
				GivenMonitor.service("arkime", "Search", ServiceState.READY, null)), null)
			.sentence()).isEqualTo("1 of 2 services ready. Waits for opensearch.");
		assertThat(dashboard(GivenMonitor.of(Phase.STOPPED, null), null).sentence()).contains("data stay");
		assertThat(dashboard(GivenMonitor.of(Phase.UNREACHABLE, "No answer."), null).sentence())
			.isEqualTo("No answer.");
	}

	@Test
	void namesWhatNeedsAttentionWithAPlaceToGo() {
		Status status = GivenMonitor.with(
				GivenMonitor.of(Phase.DEGRADED, null,
						GivenMonitor.service("logstash", "Parsing", ServiceState.FAILING, "Killed for its memory."),
						GivenMonitor.service("arkime", "Search", ServiceState.READY, null)),
				List.of(GivenMonitor.node("node-1", true, null), GivenMonitor.node("node-2", false, "It is gone.")),
				List.of(), List.of());
		assertThat(Attention.of(status, Optional.empty(), List.of(), GivenMonitor.NOW)).extracting(Attention::subject)
			.containsExactly("logstash", "node-2");
		assertThat(Attention.of(status, Optional.empty(), List.of(), GivenMonitor.NOW).get(0).href())
			.isEqualTo("/logs?service=logstash");
	}

	@Test
	void aCertificateNearItsEndIsToldWithTheWayToRenewIt() {
		var warning = new ExpiryWarnings.Warning("Web certificate", "It ends on 2026-06-01, in 6 days.", Tone.FAIL,
				"ends within days");
		Status status = GivenMonitor.of(Phase.READY, null);
		assertThat(Attention.of(status, Optional.empty(), List.of(warning), GivenMonitor.NOW)).last()
			.satisfies((item) -> {
				assertThat(item.sentence()).contains("in 6 days");
				assertThat(item.href()).isEqualTo("/certificates");
			});
	}

	@Test
	void whatIsMarkedForDeletionIsRedBeforeSomebodyStops() {
		var going = new Status.BeingDeleted("PersistentVolumeClaim", "config-claim", GivenMonitor.NOW,
				"config-claim is marked for deletion.");
		Status ready = GivenMonitor.of(Phase.READY, null);
		Status status = new Status(ready.phase(), null, "malcolm", ready.asOf(), null, true, List.of(), List.of(),
				List.of(), List.of(), List.of(going));
		assertThat(Attention.of(status, Optional.empty(), List.of(), GivenMonitor.NOW)).singleElement()
			.satisfies((item) -> {
				assertThat(item.look().tone()).isEqualTo(Tone.FAIL);
				assertThat(item.subject()).isEqualTo("config-claim");
				assertThat(item.sentence()).contains("marked for deletion");
				assertThat(item.href()).isEqualTo("/storage");
			});
	}

	@Test
	void aFailedOperationNeedsAttentionForAnHour() {
		Status status = GivenMonitor.of(Phase.STOPPED, null);
		Optional<Operation> failed = Optional.of(operation(OperationState.FAILED));
		assertThat(Attention.of(status, failed, List.of(), GivenMonitor.NOW)).extracting(Attention::sentence)
			.containsExactly("No room.");
		assertThat(Attention.of(status, failed, List.of(), GivenMonitor.NOW.plus(Duration.ofHours(2)))).isEmpty();
		assertThat(Attention.of(status, Optional.of(operation(OperationState.SUCCEEDED)), List.of(), GivenMonitor.NOW))
			.isEmpty();
	}

	private static Operation operation(OperationState state) {
		return new Operation("1", "start", state, "analyst", null, Map.of(), null, GivenMonitor.NOW, GivenMonitor.NOW,
				state.ended() ? GivenMonitor.NOW : null, List.of(), List.of(), "No room.", false);
	}

	private static Dashboard dashboard(Status status, @Nullable Operation running) {
		Connection connection = new Connection(Connection.State.CONNECTED, Connection.Source.SIMULATED, null, null,
				"malcolm", null, null, null, true, List.of(), List.of(), List.of(), null, GivenMonitor.NOW, "place");
		return new Dashboard(connection, status, Look.of(status.phase()), ServiceGroup.of(status), List.of(), running,
				"");
	}

}
