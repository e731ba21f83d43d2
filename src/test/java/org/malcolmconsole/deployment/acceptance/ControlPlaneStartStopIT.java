package org.malcolmconsole.deployment.acceptance;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real API server, which is killed in the middle of a start. */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=acceptance", "console.setup.password=Long-enough-for-a-test-1",
				"console.setup.api-token=" + ConsoleApi.TOKEN })
@DirtiesContext
class ControlPlaneStartStopIT extends StartStopContract {

	private static final ControlPlane PLANE = ControlPlane.running();

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("console.kubernetes.kubeconfig", PLANE::kubeconfigFile);
	}

	@Test
	@Order(12)
	void aStartWaitsWhileTheApiServerIsAwayAndGoesOnWhenItIsBack() {
		this.api.run("stop", Map.of());
		PLANE.kubectl("-n", "malcolm", "delete", "deployment", "somebody-elses", "with-our-labels");
		String operation = this.api.begin("start", Map.of());
		this.api.await(operation, (now) -> now.get("steps").get(2).get("done").asInt() > 3);
		PLANE.killApiServer();
		var waiting = this.api.await(operation, (now) -> now.get("state").asString().equals("waiting"));
		assertThat(waiting.get("waitingFor").get(0).get("reason").asString()).isNotBlank();
		this.api.awaitPhase("unreachable");
		PLANE.startApiServer();
		this.api.finish(operation);
		this.api.awaitPhase("ready");
	}

	@Test
	@Order(13)
	void volumesThatOutlivedTheirNamespaceAreUsedAgain() {
		this.api.run("stop", Map.of("deleteNamespace", true));
		PLANE.kubectl("wait", "pv", "--all", "--for=jsonpath={.status.phase}=Released", "--timeout=60s");
		this.api.run("start", Map.of());
		this.api.awaitPhase("ready");
		assertThat(PLANE.kubectl("get", "pv", "-o", "jsonpath={.items[*].status.phase}")).doesNotContain("Released");
	}

}
