package org.malcolmconsole.dashboard;

import java.util.List;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.deployment.Status;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The dashboard in every state that Malcolm can be in.
 */
@ConsoleTest
@ActiveProfiles("demo")
@AutoConfigureMockMvc
@Import(DashboardPageIT.Given.class)
class DashboardPageIT {

	@LocalServerPort
	int port;

	@Autowired
	GivenMonitor monitor;

	@Autowired
	MockMvcTester mvc;

	ConsoleClient client;

	@BeforeEach
	void signIn() {
		this.client = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		this.monitor.is(degraded());
	}

	@Test
	void isAWholePageAndThreePartsForHtmx() {
		assertThat(this.client.get("/").body()).contains("<html", "<h1>Dashboard</h1>", "id=\"dashboard-services\"")
			.doesNotContain("hx-swap-oob");
		assertThat(this.client.get("/", "HX-Request", "true").body())
			.contains("id=\"dashboard-head\"", "id=\"dashboard-services\" class=\"table-scroll\" hx-swap-oob=\"true\"",
					"id=\"dashboard-side\" class=\"side\" hx-swap-oob=\"true\"")
			.doesNotContain("<html", "<main");
	}

	@Test
	void aServiceThatIsNotWellSaysWhy() {
		assertThat(this.client.get("/").body()).contains("Killed for using more than its 4 GiB.", "Needs attention",
				"/logs?service=file-monitor", "Degraded", "1 of 3 services ready");
	}

	@Test
	void aClaimMarkedForDeletionIsSeenOnAPhoneToo() {
		this.monitor.is(GivenMonitor.going(degraded(), "PersistentVolumeClaim", "config-claim",
				"config-claim is marked for deletion: it goes as soon as no pod uses it, so when Malcolm stops. Then its data"
						+ " go with the volume pvc-0f2d5c1e (reclaim policy Delete). Do not stop or restart before the data"
						+ " are safe: copy them, or have the volume kept: kubectl patch pv pvc-0f2d5c1e -p"
						+ " '{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}'"));
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
			visit.goTo("/");
			PlaywrightAssertions.assertThat(visit.page().getByText("config-claim is marked for deletion")).isVisible();
			visit.isAccessible().fits(390).screenshots("dashboard-marked").isClean();
		}
	}

	@Test
	void stripAndPageSayTheSamePhase() {
		for (Phase phase : Phase.values()) {
			this.monitor.is(GivenMonitor.of(phase, null));
			String page = this.client.get("/").body();
			String word = Look.of(phase).word();
			assertThat(page.split("<span>" + word + "</span>", -1)).as("%s on strip and page", phase).hasSize(3);
		}
	}

	@Test
	void showsNodesAndAddressesThatTheStatusKnows() {
		assertThat(this.client.get("/").body()).contains("node-1", "25 % CPU", "25 % memory", "Open Malcolm",
				"href=\"https://malcolm.example.org/dashboards/\"");
	}

	@Test
	void anAddressThatIsAScriptBecomesNoLink() {
		this.monitor.is(GivenMonitor.with(degraded(), List.of(), List.of(),
				List.of(new Status.Page("Evil", "javascript:alert(1)"))));
		assertThat(this.client.get("/").body()).doesNotContain("href=\"javascript:");
	}

	@Test
	void saysSinceWhenTheClusterIsSilent() {
		this.monitor.is(GivenMonitor.stale(GivenMonitor.of(Phase.UNREACHABLE, "The cluster does not answer.")));
		assertThat(this.client.get("/").body()).contains("Unreachable", "What you see is from", "class=\"live stale\"",
				"2026-01-01T12:00:00Z", "no metrics API");
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void aViewerSeesButStartsAndStopsNothing() {
		this.monitor.is(GivenMonitor.of(Phase.STOPPED, null));
		assertThat(this.mvc.get().uri("/")).hasStatusOk().bodyText().doesNotContain("id=\"start\"");
		assertThat(this.mvc.post().uri("/start").with(csrf())).hasStatus(403);
		assertThat(this.mvc.get().uri("/stop")).hasStatus(403);
		assertThat(this.mvc.post().uri("/stop").with(csrf())).hasStatus(403);
	}

	@Test
	@WithMockUser(roles = "OPERATOR")
	void anOperatorMayStart() {
		this.monitor.is(GivenMonitor.of(Phase.STOPPED, null));
		assertThat(this.mvc.get().uri("/")).hasStatusOk().bodyText().contains("id=\"start\"");
		assertThat(this.mvc.post().uri("/start")).as("without CSRF token").hasStatus(403);
	}

	@Test
	void aStartThatIsNotReadySaysEverythingThatIsMissing() {
		assertThat(this.client.post("/start", "_csrf=" + this.client.csrf("/"))).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(422);
			assertThat(answer.body()).contains("nginx/htpasswd", "pcap-claim");
		});
	}

	@Test
	void theStopSaysWhatEndsAndWhatStays() {
		assertThat(this.client.get("/stop").body()).contains("What ends", "3 services", "What stays", "All data",
				"did not create");
	}

	@Test
	void everyStateCanBeReadByEverybody() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).goTo("/");
			visit.isAccessible().fits(390).screenshots("dashboard-degraded");
			this.monitor.is(GivenMonitor.stale(degraded()));
			visit.goTo("/").isAccessible().fits(390).screenshots("dashboard-stale");
			visit.goTo("/stop").isAccessible().fits(390).screenshots("stop").isClean();
		}
	}

	private static Status degraded() {
		Status status = GivenMonitor.of(Phase.DEGRADED, null,
				GivenMonitor.service("opensearch", "Search", ServiceState.READY, null),
				GivenMonitor.service("logstash", "Parsing", ServiceState.STARTING, "Starting its pipelines."),
				GivenMonitor.service("file-monitor", "Parsing", ServiceState.FAILING,
						"Killed for using more than its 4 GiB."));
		return GivenMonitor.with(status, List.of(GivenMonitor.node("node-1", true, null)),
				List.of(GivenMonitor.pod("opensearch-1", "opensearch", 2.91, 11L << 30)),
				List.of(new Status.Page("Dashboards", "https://malcolm.example.org/dashboards/")));
	}

	/**
	 * The status that the tests decide.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Given {

		@Bean
		@Primary
		GivenMonitor givenMonitor() {
			return new GivenMonitor();
		}

	}

}
