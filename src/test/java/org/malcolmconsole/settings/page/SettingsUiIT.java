package org.malcolmconsole.settings.page;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody changes settings in Chromium, sees what that does, saves and goes back. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=ada", "console.setup.password=Grey-lantern-42" })
@DirtiesContext
class SettingsUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@Test
	void settingsAreFoundChangedReviewedSavedAndTakenBack() {
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
			assertThat(page.locator("main")).containsText("Saved as revision 2");
			visit.follow("History");
			assertThat(page.locator("main")).containsText("small nodes");
			visit.isAccessible().fits(390).screenshots("history");
			page.locator("main td a").last().click();
			visit.isAccessible().fits(390);
			page.locator("main button[type=submit]").click();
			assertThat(page.locator("main")).containsText("Restored as revision 3");
			visit.isClean();
		}
		assertThat(this.workspace.read().envFile("opensearch.env").orElseThrow().value("OPENSEARCH_JAVA_OPTS"))
			.hasValueSatisfying((options) -> assertThat(options).contains("-Xmx10g"));
	}

}
