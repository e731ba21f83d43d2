package org.malcolmconsole.deployment.rollout;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.target.Pinnings;
import org.malcolmconsole.simulator.Simulator;
import org.malcolmconsole.simulator.SimulatorProperties;
import org.malcolmconsole.workspace.Change;

import static org.assertj.core.api.Assertions.assertThat;

/** What is saved and delivered while an operation applies an older revision. */
class DeliveredTests {

	private final Simulator simulator = Simulator.start(SimulatorProperties.fast(), Clock.systemUTC(),
			new SecureRandom());

	private final ConsoleCluster console = ConsoleCluster.simulated(this.simulator, "malcolm").awaitFresh();

	private final SmallInstallation malcolm = new SmallInstallation(this.console.cluster(),
			SmallInstallation.database());

	private DesiredState pinned;

	@BeforeEach
	void startAndSaveAnotherValue() {
		this.malcolm.start();
		this.pinned = this.malcolm.desired();
		this.malcolm.workspace.commit(Change.by("ada", "another value")
			.put("config/arkime.env", "MANAGE_PCAP_FILES=true\n".getBytes(StandardCharsets.UTF_8)));
	}

	@AfterEach
	void stop() {
		this.console.close();
		this.simulator.close();
	}

	@Test
	void whatWasDeliveredMeanwhileIsNotTakenBack() {
		deliver();
		applyPinned();
		assertThat(live()).isEqualTo(Map.of("MANAGE_PCAP_FILES", "true"));
	}

	@Test
	void whatWasOnlySavedIsOfTheNextApply() {
		applyPinned();
		assertThat(live()).isEqualTo(Map.of("MANAGE_PCAP_FILES", "false"));
	}

	private void deliver() {
		var refresh = new ConfigurationRefresh(this.console.cluster(),
				Pinnings.of(this.malcolm.blueprint, this.console.cluster()), this.malcolm.blueprint,
				this.malcolm.rollout);
		assertThat(refresh.refresh(Set.of("config/arkime.env"))).hasSize(1);
	}

	private void applyPinned() {
		var delivered = new Delivered(this.malcolm.blueprint, this.malcolm.rollout);
		this.malcolm.rollout.apply(delivered.without(this.pinned), this.malcolm.progress);
	}

	private Map<String, String> live() {
		return this.malcolm.live("v1", "ConfigMap", "arkime-env").texts("data");
	}

}
