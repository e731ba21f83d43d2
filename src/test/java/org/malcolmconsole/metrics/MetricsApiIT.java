package org.malcolmconsole.metrics;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures over REST, from the simulated cluster. */
@SpringBootTest(properties = { "console.metrics.interval=100ms", "console.simulator.tick=20ms" })
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(roles = "VIEWER")
class MetricsApiIT {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Metrics metrics;

	@Test
	void answersWhatIsInUseNow() {
		awaitFigures();
		assertThat(this.mvc.get().uri("/api/v1/metrics?node=node-2")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.available", (path) -> path.assertThat().isEqualTo(true))
			.hasPathSatisfying("$.nodes[*].name", (path) -> path.assertThat().asArray().containsExactly("node-2"))
			.hasPathSatisfying("$.nodes[0].cores", (path) -> path.assertThat().asNumber().isNotNull())
			.hasPathSatisfying("$.nodes[0].memoryBytes", (path) -> path.assertThat().asNumber().isNotNull())
			.doesNotHavePath("$.history");
	}

	@Test
	void answersWhatWasInUseOverATime() {
		awaitFigures();
		assertThat(this.mvc.get().uri("/api/v1/metrics?step=1m&node=node-1")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.history.stepSeconds", (path) -> path.assertThat().isEqualTo(60))
			.hasPathSatisfying("$.history.series[*].name",
					(path) -> path.assertThat().asArray().containsExactly("node-1"))
			.hasPathSatisfying("$.history.series[0].kind", (path) -> path.assertThat().isEqualTo("node"))
			.hasPathSatisfying("$.history.series[0].points[0].cores",
					(path) -> path.assertThat().asNumber().isNotNull());
	}

	@Test
	void refusesATimeThatMakesNoSense() {
		assertThat(this.mvc.get().uri("/api/v1/metrics?from=yesterday&step=often")).hasStatus(422)
			.bodyJson()
			.hasPathSatisfying("$.errors[*].field",
					(path) -> path.assertThat().asArray().containsExactlyInAnyOrder("from", "step"));
	}

	private void awaitFigures() {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> this.metrics.now().available());
	}

}
