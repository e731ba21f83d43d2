package org.malcolmconsole.dashboard;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The dashboard before anything is connected.
 */
@ConsoleTest
class EmptyDashboardIT {

	@LocalServerPort
	int port;

	@Test
	void saysWhatWillBeHereAndOffersTheFirstStep() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).goTo("/");
			assertThat(visit.page().locator("main")).containsText("No cluster is connected");
			visit.isAccessible().fits(390).screenshots("dashboard-empty").isClean();
			visit.page().locator("main .empty a").click();
			assertThat(visit.page()).hasURL("http://127.0.0.1:" + this.port + "/setup");
		}
	}

}
