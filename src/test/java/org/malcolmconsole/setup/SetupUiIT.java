package org.malcolmconsole.setup;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The guided first run in Chromium, over two steps of a test. */
@ConsoleTest
@TestPropertySource(properties = "spring.main.allow-bean-definition-overriding=true")
@Import(Steps.class)
class SetupUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Steps.First first;

	@Autowired
	Steps.Second second;

	@Test
	void aNewcomerIsLedFromStepToStep() {
		this.first.todo("Say who you are.");
		this.second.attention("The road is closed.");
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			Page page = visit.signIn("ada", "Grey-lantern-42").goTo("/setup").page();
			assertThat(page).hasTitle("First run · Malcolm Console");
			assertThat(page.locator("#step-test-first")).hasAttribute("aria-current", "step");
			visit.isAccessible().fits(390).screenshots("setup");
			begin(page);
			visit.isAccessible().fits(390).screenshots("setup-bar");
			goOn(page);
			finish(visit);
			visit.isClean();
		}
	}

	private static void begin(Page page) {
		page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Begin with First")).click();
		assertThat(page.locator("#way")).containsText("Step 1, 0 of 2 done");
		assertThat(page.locator("#way")).containsText("Say who you are.");
	}

	private void goOn(Page page) {
		this.first.done("You are Ada.");
		page.reload();
		assertThat(page.locator("#way a.btn")).hasClass(Pattern.compile("btn-primary"));
		page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Next: Second")).click();
		assertThat(page.locator("#way")).containsText("The road is closed.");
		page.locator("#way a").first().click();
		assertThat(page.locator("#step-test-second")).hasAttribute("aria-current", "step");
		assertThat(page.locator("#step-test-first")).containsText("You are Ada.");
	}

	private void finish(Visit visit) {
		this.second.done("To the sea.");
		Page page = visit.page();
		page.reload();
		assertThat(page.getByText("Everything is done")).isVisible();
		visit.isAccessible().screenshots("setup-done");
		visit.goTo(this.second.href());
		assertThat(page.locator("#way")).hasCount(0);
	}

}
