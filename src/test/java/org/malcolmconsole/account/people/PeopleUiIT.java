package org.malcolmconsole.account.people;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Adding somebody, the link, and the end of it, in Chromium.
 */
@ConsoleTest
class PeopleUiIT {

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@Test
	void anAdministratorAddsSomebodyWhoComesByTheLinkAndGoesAgain() {
		try (Browser browser = Browser.on(this.port); Visit admin = browser.open(); Visit guest = browser.open()) {
			admin.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).follow("People");
			String link = add(admin, "grace");
			guest.goTo(link);
			guest.isAccessible().fits(390).screenshots("password-link");
			guest.page().getByLabel("Password").fill("Blue-teapot-77");
			guest.page().keyboard().press("Enter");
			assertThat(guest.page().locator(".user")).containsText("grace");
			changePassword(guest);
			admin.page().locator("#people a", new Page.LocatorOptions().setHasText("grace")).click();
			admin.isAccessible().fits(390).screenshots("person");
			admin.page().getByText("Disable").click();
			assertThat(admin.page().getByText("Enable")).isVisible();
			guest.goTo("/");
			assertThat(guest.page()).hasTitle("Sign in · Malcolm Console");
			admin.page().getByText("Remove", new Page.GetByTextOptions().setExact(true)).click();
			assertThat(admin.page().locator("#people")).not().containsText("grace");
			admin.isClean();
		}
	}

	private static String add(Visit admin, String name) {
		Page page = admin.page();
		page.getByLabel("User name").fill("-");
		page.getByText("Add and make a link").click();
		assertThat(page.locator("#name-error")).containsText("2 to 64 letters");
		admin.isAccessible().screenshots("people-error").forgetErrors();
		page.getByLabel("User name").fill(name);
		page.getByLabel("Role").selectOption("VIEWER");
		page.getByText("Add and make a link").click();
		String link = page.locator("#secret").textContent();
		admin.isAccessible().fits(390).screenshots("people-link");
		return link;
	}

	private static void changePassword(Visit person) {
		Page page = person.page();
		page.locator(".user > button").click();
		page.getByText("Change password").click();
		person.isAccessible().fits(390).screenshots("password");
		page.getByLabel("Present password").fill("Blue-teapot-77");
		page.getByLabel("New password").fill("Green-kettle-88");
		page.getByText("Change the password").click();
		assertThat(page.getByText("Your password was changed.")).isVisible();
	}

	@Test
	void fiveHundredPeopleAreListedAndFiltered() {
		for (int i = 0; i < 500; i++) {
			String name = "crowd-%03d%s".formatted(i,
					(i == 7) ? "-with-a-very-long-name-that-does-not-end-soon-at-all" : "");
			this.jdbc.sql(
					"insert into account (name, name_key, role, created_at) values (?, ?, 'VIEWER', current_timestamp)")
				.params(name, name)
				.update();
		}
		try (Browser browser = Browser.on(this.port); Visit admin = browser.open()) {
			admin.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).follow("People");
			admin.fits(390);
			admin.page().getByLabel("Filter people").fill("crowd-49");
			assertThat(admin.page().locator("#people tbody tr:visible")).hasCount(10);
			admin.isAccessible().screenshots("people-many").isClean();
		}
		finally {
			this.jdbc.sql("delete from account where name like 'crowd-%'").update();
		}
	}

}
