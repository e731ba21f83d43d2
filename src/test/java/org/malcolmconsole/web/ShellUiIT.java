package org.malcolmconsole.web;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The frame around every page, with the keyboard and on a narrow screen.
 */
@ConsoleTest
class ShellUiIT {

	@LocalServerPort
	int port;

	Browser browser;

	Visit visit;

	Page page;

	@BeforeEach
	void signIn() {
		this.browser = Browser.on(this.port);
		this.visit = this.browser.open().signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).goTo("/tokens");
		this.page = this.visit.page();
	}

	@AfterEach
	void close() {
		this.visit.close();
		this.browser.close();
	}

	@Test
	void theKeyboardFindsEverything() {
		this.page.keyboard().press("?");
		assertThat(this.page.locator("#keys")).isVisible();
		this.visit.isAccessible().screenshots("keys");
		this.page.keyboard().press("Escape");
		this.page.keyboard().press("/");
		assertThat(this.page.locator("#search-text")).isFocused();
		this.page.keyboard().type("dash");
		assertThat(this.page.locator("#search-list li:visible")).hasCount(1);
		this.visit.isAccessible().screenshots("search");
		this.page.keyboard().press("Enter");
		assertThat(this.page).hasTitle("Dashboard · Malcolm Console");
		this.visit.isClean();
	}

	@Test
	void theFirstTabStopSkipsTheNavigation() {
		this.page.keyboard().press("Tab");
		assertThat(this.page.locator(".skip-link")).isFocused();
		this.page.keyboard().press("Enter");
		assertThat(this.page.locator("#content")).isFocused();
	}

	@Test
	void aNarrowScreenHasTheNavigationInADrawer() {
		this.page.setViewportSize(390, 800);
		assertThat(this.page.locator("#navigation")).isHidden();
		this.page.locator("[data-drawer]").click();
		assertThat(this.page.locator("#navigation")).isVisible();
		this.visit.isAccessible();
		this.page.keyboard().press("Escape");
		assertThat(this.page.locator("#navigation")).isHidden();
		assertThat(this.page.locator("[data-drawer]")).isFocused();
		this.visit.isClean();
	}

	@Test
	void theChosenThemeStays() {
		this.page.locator(".user > button").click();
		this.page.locator("input[name=theme][value=dark]").check();
		assertThat(this.page.locator("html")).hasAttribute("data-bs-theme", "dark");
		this.visit.goTo("/");
		assertThat(this.page.locator("html")).hasAttribute("data-bs-theme", "dark");
		this.visit.isClean();
	}

	@Test
	void aTokenIsMadeWithoutLeavingThePageAndItsTimeIsInWords() {
		this.page.locator("#name").fill("from the browser");
		this.visit.clickAndSwap(this.page.getByText("Make a token"), "content");
		assertThat(this.page.locator("#secret")).containsText("mct_");
		assertThat(this.page.locator("tbody tr").last().locator("time").first())
			.hasText(Pattern.compile("just now|.+ ago"));
		this.visit.isAccessible().fits(390).screenshots("tokens").isClean();
	}

	@Test
	void theApiHasAPageUnderTheSameStrictRules() {
		this.visit.goTo("/swagger-ui.html");
		assertThat(this.page.locator(".opblock").first()).isVisible();
		assertThat(this.page).hasURL(Pattern.compile(".*/swagger-ui/index\\.html.*"));
		this.visit.isClean();
	}

}
