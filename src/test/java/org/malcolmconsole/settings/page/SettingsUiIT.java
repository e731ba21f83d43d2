package org.malcolmconsole.settings.page;

import java.util.ArrayList;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.settings.draft.Drafts;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody changes settings in Chromium, sees what that does, saves and goes back. */
@ConsoleTest
class SettingsUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@Autowired
	Drafts drafts;

	@BeforeEach
	void beginAnew() {
		this.drafts.discard("ada");
		this.workspace.restore(1, "test", "begin anew");
	}

	@Test
	void settingsAreFoundChangedReviewedSavedAndTakenBack() {
		long base = this.workspace.current().number();
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").follow("Settings");
			var page = visit.page();
			page.locator(".settings-groups a", new Page.LocatorOptions().setHasText("Search engine")).click();
			visit.isAccessible().fits(390).screenshots("settings");
			page.locator("#opensearch_memory").focus();
			page.locator("#opensearch_memory").evaluate("(input) => { input.dataset.same = 'yes'; input.select(); }");
			page.keyboard().type("lots");
			assertThat(page.locator("#opensearch_memory-error")).containsText("A number with its unit");
			assertThat(page.locator("#opensearch_memory")).hasAttribute("data-same", "yes");
			assertThat(page.locator("#opensearch_memory")).isFocused();
			assertThat(page.locator("#draft-bar")).containsText("1 needs a look");
			visit.isAccessible().fits(390).screenshots("settings-error");
			page.locator("#opensearch_memory").fill("8");
			page.locator("#opensearch_memory").press("Tab");
			assertThat(page.locator("#draft-bar")).not().containsText("needs a look");
			assertThat(page.locator("#opensearch_memory-unit")).isFocused();
			page.locator("#opensearch_secondary").check();
			assertThat(page.locator("#opensearch_secondary_url")).isVisible();
			page.locator("#opensearch_secondary").uncheck();
			assertThat(page.locator("#opensearch_secondary_url")).hasCount(0);
			page.locator("#where").fill("workers");
			assertThat(page.locator(".setting")).hasCount(1);
			page.locator("#review-changes").click();
			assertThat(page.locator("main")).containsText("-Xmx8g");
			visit.isAccessible().fits(390).screenshots("settings-review");
			page.locator("#note").fill("small nodes");
			page.locator("main button.btn-primary").click();
			assertThat(page.locator("main")).containsText("Saved as revision " + (base + 1));
			visit.follow("History");
			assertThat(page.locator("main")).containsText("small nodes");
			visit.isAccessible().fits(390).screenshots("history");
			page.locator("main td a").last().click();
			visit.isAccessible().fits(390);
			page.locator("main button[type=submit]").click();
			assertThat(page.locator("main")).containsText("Restored as revision " + (base + 2));
			visit.isClean();
		}
		assertThat(this.workspace.read().envFile("opensearch.env").orElseThrow().value("OPENSEARCH_JAVA_OPTS"))
			.hasValueSatisfying((options) -> assertThat(options).contains("-Xmx10g"));
	}

	@Test
	void whatIsTypedWhileAnAnswerIsUnderWayStays() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").goTo("/settings?group=search-engine");
			var page = visit.page();
			var held = new ArrayList<Route>();
			page.route("**/settings", held::add);
			page.locator("#logstash_workers").fill("5");
			page.locator("#logstash_workers").press("Tab");
			page.locator("#logstash_memory").focus();
			page.keyboard().press("Control+a");
			page.keyboard().type("19");
			page.waitForCondition(() -> !held.isEmpty());
			page.unroute("**/settings");
			held.forEach(Route::resume);
			page.keyboard().type("00");
			page.keyboard().press("Tab");
			assertThat(page.locator("#draft-bar")).containsText("2 unsaved changes");
			assertThat(page.locator(".setting:has(#logstash_workers)")).containsText("not saved");
			assertThat(page.locator(".setting:has(#logstash_memory)")).containsText("not saved");
			assertThat(page.locator("#logstash_workers")).hasValue("5");
			assertThat(page.locator("#logstash_memory")).hasValue("1900");
			page.locator("#draft-bar button[value=review]").click();
			assertThat(page.locator("main")).containsText("+ pipeline.workers=5");
			assertThat(page.locator("main")).containsText("-Xmx1900m");
			page.locator("button:has-text('Discard')").click();
			assertThat(page.locator("#draft-bar")).not().containsText("unsaved");
		}
	}

}
