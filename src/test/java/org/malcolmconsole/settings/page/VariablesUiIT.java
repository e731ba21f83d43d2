package org.malcolmconsole.settings.page;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody looks for a variable in Chromium, changes it and brings its default back. */
@ConsoleTest
class VariablesUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@BeforeEach
	void beginAnew() {
		this.workspace.restore(1, "test", "begin anew");
	}

	@Test
	void aVariableIsFoundChangedAndBroughtBack() {
		long base = this.workspace.current().number();
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").follow("Settings");
			var page = visit.page();
			page.getByText("All variables").click();
			assertThat(page.locator("h1")).hasText("All variables");
			visit.isAccessible().fits(390).screenshots("variables");
			page.locator("#variable-search").focus();
			page.keyboard().type("pipeline.w");
			assertThat(page.locator(".variable-row")).hasCount(1);
			page.locator(".variable-row .act a").press("Enter");
			assertThat(page.locator("#variable-value")).isFocused();
			visit.isAccessible().fits(390).screenshots("variables-edit");
			page.locator("#variable-value").fill("11");
			page.locator("#variable-value").press("Enter");
			assertThat(page.locator("main .notice.ready")).containsText("Saved as revision " + (base + 1));
			assertThat(page).hasURL(Pattern.compile(".*q=pipeline.*#logstash.env/pipeline.workers"));
			page.locator(".variable-row .act a").click();
			page.getByText("Back to the default").click();
			assertThat(page.locator("main .notice.ready")).containsText("Saved as revision " + (base + 2));
			page.locator("#variable-search").fill("");
			assertThat(page.locator(".variable-row", new Page.LocatorOptions().setHasText("PUID"))).hasCount(1);
			visit.isClean();
		}
		assertThat(this.workspace.read().envFile("logstash.env").orElseThrow().value("pipeline.workers")).contains("3");
	}

}
