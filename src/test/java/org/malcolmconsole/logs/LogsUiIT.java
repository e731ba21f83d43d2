package org.malcolmconsole.logs;

import java.time.Instant;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.DemoTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.simulator.Simulator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The page of the logs in Chromium, on the simulated cluster. */
@DemoTest
@Timeout(240)
class LogsUiIT {

	private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.5Z");

	@LocalServerPort
	int port;

	@Autowired
	Cluster cluster;

	@Autowired
	Simulator simulator;

	@Test
	void followsFiltersStandsStillAndGoesOn() {
		var logs = new DemoLogs(this.cluster, this.simulator);
		logs.start("opensearch", "logstash", "nginx-proxy");
		logs.write("opensearch", TIME, numbered("INFO  [cluster.routing] number", 0, 300));
		logs.write("nginx-proxy", TIME.minusSeconds(1), "ready");
		logs.write("logstash", TIME.plusSeconds(1), "WARN  pcap-0192 is large", "ERROR Failed to connect to back-end");
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").follow("Logs");
			Locator rows = visit.page().locator("#log .row-line");
			assertThat(rows).hasCount(103);
			assertThat(rows.nth(1)).containsText("number 200");
			assertThat(rows.last()).containsText("Failed to connect to back-end");
			visit.isAccessible().fits(390).screenshots("logs");
			standStill(visit, logs);
			goOnAfterAnOutage(visit, logs);
			filter(visit);
			visit.isClean();
		}
	}

	private static void standStill(Visit visit, DemoLogs logs) {
		Page page = visit.page();
		page.locator("#log").hover();
		page.mouse().wheel(0, -400);
		assertThat(page.locator("#logs-pause")).containsText("Go on");
		logs.write("nginx-proxy", TIME.plusSeconds(2), numbered("GET /", 0, 3));
		assertThat(page.locator("#logs-new")).containsText("3 new lines");
		assertThat(page.locator("#log .row-line")).hasCount(103);
		page.locator("#logs-new").click();
		assertThat(page.locator("#log .row-line")).hasCount(106);
		assertThat(page.locator("#logs-pause")).containsText("Pause");
		page.locator("#log").focus();
		page.keyboard().press("Space");
		assertThat(page.locator("#logs-pause")).containsText("Go on");
		page.keyboard().press("End");
		assertThat(page.locator("#logs-pause")).containsText("Pause");
	}

	private void goOnAfterAnOutage(Visit visit, DemoLogs logs) {
		this.simulator.silence();
		logs.write("nginx-proxy", TIME.plusSeconds(3), numbered("outage", 0, 5));
		this.simulator.listen();
		logs.write("nginx-proxy", TIME.plusSeconds(4), "over");
		assertThat(visit.page().locator("#log .row-line")).hasCount(112, new HasCountOptions().setTimeout(30_000));
		assertThat(visit.page().locator("#log .row-line").last()).containsText("over");
		visit.page().context().setOffline(true);
		visit.page().evaluate("() => window.dispatchEvent(new Event('offline'))");
		logs.write("nginx-proxy", TIME.plusSeconds(5), "while away");
		visit.page().context().setOffline(false);
		assertThat(visit.page().locator("#log .row-line")).hasCount(113, new HasCountOptions().setTimeout(30_000));
		visit.forgetErrors();
	}

	private static void filter(Visit visit) {
		Page page = visit.page();
		page.getByPlaceholder("Only lines with …").fill("PCAP");
		assertThat(page.locator("#log .row-line")).hasCount(1);
		assertThat(page.locator("#log mark")).hasText("pcap");
		page.getByPlaceholder("Only lines with …").fill("");
		page.getByLabel("Level").selectOption("ERROR");
		assertThat(page.locator("#log .row-line")).hasCount(1);
		assertThat(page.locator("#log .lv.ERROR")).hasText("ERROR");
		page.reload();
		assertThat(page.locator("#log .row-line")).hasCount(1);
	}

	private static String[] numbered(String text, int from, int to) {
		return IntStream.range(from, to).mapToObj((number) -> text + " " + number).toArray(String[]::new);
	}

}
