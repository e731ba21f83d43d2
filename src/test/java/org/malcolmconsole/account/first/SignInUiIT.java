package org.malcolmconsole.account.first;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.Visit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The first minutes with the console, in Chromium.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInUiIT {

	private static final String PASSWORD = "Grey-lantern-42";

	@LocalServerPort
	int port;

	@Autowired
	SetupCode code;

	@Test
	void aNewcomerCreatesTheFirstAccountAndSignsInAndOut() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			Page page = visit.page();
			visit.goTo("/logs");
			assertThat(page).hasTitle("First account · Malcolm Console");
			visit.isAccessible().fits(390).screenshots("first-account");
			tryAWrongCode(visit);
			visit.createFirstAccount(this.code.publish(), "analyst", PASSWORD);
			assertThat(page.getByRole(AriaRole.HEADING,
					new Page.GetByRoleOptions().setName("From nothing to a running Malcolm")))
				.isVisible();
			signOut(page);
			visit.isAccessible().fits(390).screenshots("sign-in");
			tryAWrongPassword(page);
			visit.signIn("analyst", PASSWORD);
			assertThat(page.locator(".user")).containsText("analyst");
			visit.isClean();
		}
	}

	private void tryAWrongCode(Visit visit) {
		Page page = visit.page();
		page.getByLabel("Setup code").fill("AAAA-AAAA");
		page.getByLabel("User name").fill("analyst");
		page.getByLabel("Password").fill("analyst");
		assertThat(page.locator("[data-rule=length]")).not().hasClass("met");
		page.getByText("Create the account").click();
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is not the code");
		assertThat(page.locator("#password-error")).containsText("At least 12 characters");
		visit.isAccessible().forgetErrors();
	}

	private static void signOut(Page page) {
		page.locator(".user > button").click();
		page.getByText("Sign out").click();
		assertThat(page.getByText("You are signed out.")).isVisible();
	}

	private static void tryAWrongPassword(Page page) {
		page.getByLabel("User name").fill("analyst");
		page.getByLabel("Password").fill("wrong");
		page.locator("main button[type=submit]").click();
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("User name or password is wrong.");
	}

}
