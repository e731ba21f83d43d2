package org.malcolmconsole.deployment.plan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.DemoTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.deployment.acceptance.FreshDirectory;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The review page in Chromium, from what blocks a start to a change that rolls one
 * service.
 */
@DemoTest
class ReviewUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@Test
	void saysWhatBlocksThenWhatWillBeMadeThenWhatWillRoll() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.goTo("/review");
			visit.signIn("ada", "Grey-lantern-42");
			Page page = visit.page();
			visit.goTo("/review");
			assertThat(page.getByText("To do before a start")).isVisible();
			visit.isAccessible().fits(390).screenshots("review-blocked");
			FreshDirectory.prepare(this.workspace);
			page.getByText("Look again").click();
			assertThat(page.locator("#plan-counts")).containsText("105");
			visit.isAccessible().fits(390).screenshots("review");
			page.getByText("Start Malcolm").click();
			assertThat(page).hasURL(Pattern.compile(".*/operations/.+"));
			change();
			visit.goTo("/review");
			assertThat(page.locator("#plan-counts")).containsText("filebeat");
			assertThat(page.getByText("Apply the changes")).isVisible();
			visit.isAccessible().screenshots("review-change");
			visit.isClean();
		}
	}

	private void change() {
		String file = new String(this.workspace.read().file("config/filebeat.env").orElseThrow(),
				StandardCharsets.UTF_8);
		org.awaitility.Awaitility.await()
			.atMost(java.time.Duration.ofMinutes(2))
			.until(() -> this.operations.running().isEmpty());
		this.workspace.commit(Change.by("ada", "a changed setting")
			.put("config/filebeat.env", (file + "FILEBEAT_NEW=1\n").getBytes(StandardCharsets.UTF_8)));
	}

	@Autowired
	org.malcolmconsole.operation.Operations operations;

}
