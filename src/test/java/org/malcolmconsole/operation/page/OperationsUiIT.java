package org.malcolmconsole.operation.page;

import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An operation that somebody watches in Chromium. */
@ConsoleTest
class OperationsUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Operations operations;

	@Autowired
	Rehearsal rehearsal;

	@Test
	void progressShowsItselfAndCanBeCancelled() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").follow("Operations");
			assertThat(visit.page().locator("main")).containsText("Nothing was done yet");
			visit.isAccessible().fits(390).screenshots("operations-empty");
			this.rehearsal.clusterAway = true;
			this.rehearsal.held = true;
			Operation operation = this.operations
				.start(OperationRequest.of("rehearsal", Map.of(), "more memory for OpenSearch"), "ada");
			assertThat(visit.page().locator("#operations tbody tr")).hasCount(1);
			watch(visit, operation);
			cancel(visit);
			visit.follow("Operations").isAccessible().fits(390).screenshots("operations").isClean();
		}
	}

	private void watch(Visit visit, Operation operation) {
		Page page = visit.page();
		visit.goTo("/operations/" + operation.id());
		assertThat(page.locator("#operation")).containsText("Waiting");
		assertThat(page.locator("#operation")).containsText("The cluster does not answer; it goes on when it is back.");
		assertThat(page.locator(".strip")).containsText("Rehearsing waits");
		this.rehearsal.clusterAway = false;
		this.operations.nudge();
		assertThat(page.locator("#operation")).containsText("Workloads: 22");
		assertThat(page.locator("#operation")).containsText("Ready: 20 of 22");
		assertThat(page.locator("#operation")).containsText("Its image is being pulled.");
		assertThat(page.locator(".strip")).containsText("Rehearsing 20 of 22");
		assertThat(page.locator("#target")).containsText(
				"In the namespace malcolm of the cluster at https://10.0.0.1:6443, with revision 12 of the Malcolm directory.");
		assertThat(page.locator("#objects tbody tr")).hasCount(3);
		assertThat(page.locator("#objects")).containsText("admission webhook denied");
		visit.isAccessible().fits(390).screenshots("operation");
	}

	private static void cancel(Visit visit) {
		Page page = visit.page();
		page.locator("#cancel-button").click();
		assertThat(page.locator("dialog#cancel")).isVisible();
		visit.isAccessible();
		page.getByText("Cancel the operation").click();
		assertThat(page.locator("#operation")).containsText("Cancelled");
		assertThat(page.locator("#cancel-button")).hasCount(0);
	}

	@TestConfiguration
	static class Handlers {

		@Bean
		Rehearsal rehearsal() {
			return new Rehearsal();
		}

	}

}
