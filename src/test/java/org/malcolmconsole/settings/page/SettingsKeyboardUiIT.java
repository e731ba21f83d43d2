package org.malcolmconsole.settings.page;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.DemoTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.SettingsChange;
import org.malcolmconsole.settings.draft.Drafts;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Settings in Chromium without a mouse, with two people, and after a sign-out. */
@DemoTest
class SettingsKeyboardUiIT {

	private static final int FAR = 120;

	@LocalServerPort
	int port;

	@Autowired
	Settings settings;

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
	void tenSettingsAreChangedSeenSavedAndUndoneWithTheKeyboardAlone() {
		long base = this.workspace.current().number();
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").goTo("/settings");
			var page = visit.page();
			type(page, "#pcap_node_name", "lab");
			enter(page, ".settings-groups a:has-text('Search engine')");
			assertThat(page.locator("#settings-form h2")).hasText("Search engine");
			type(page, "#opensearch_memory", "6");
			type(page, "#logstash_memory", "2000");
			type(page, "#logstash_workers", "4");
			press(page, "#opensearch_secondary", "Space");
			assertThat(page.locator("#opensearch_secondary_url")).isVisible();
			type(page, "#opensearch_secondary_url", "https://search.example.org:9200");
			visit.isAccessible().fits(390).screenshots("settings-keyboard");
			enter(page, ".settings-groups a:has-text('Sign-in')");
			assertThat(page.locator("#settings-form h2")).hasText("Sign-in");
			press(page, "#auth_mode", "ArrowDown");
			assertThat(page.locator("#ldap_start_tls")).isVisible();
			press(page, "#ldap_start_tls", "Space");
			enter(page, ".settings-groups a:has-text('Enrichment')");
			assertThat(page.locator("#settings-form h2")).hasText("Enrichment");
			press(page, "#reverse_dns", "Space");
			press(page, "#auto_freq", "Space");
			assertThat(page.locator("#draft-bar")).containsText("10 unsaved changes");
			enter(page, "#draft-bar button[value=review]");
			assertThat(page.locator("h1")).hasText("Review settings");
			assertThat(page.locator("main")).containsText("-Xmx6g");
			assertThat(page.locator("main .reasons").first()).isVisible();
			assertThat(page.locator("#replaced")).containsText("logstash");
			visit.isAccessible().fits(390).screenshots("settings-keyboard-review");
			type(page, "#note", "ten at once");
			enter(page, "main button.btn-primary");
			assertThat(page.locator("main .notice.ready")).containsText("Saved as revision " + (base + 1));
			assertThat(this.settings.now().values().values()).containsAllEntriesOf(Map.of("pcap_node_name", "lab",
					"opensearch_memory", "6g", "logstash_memory", "2000m", "logstash_workers", 4L, "auth_mode", "ldap",
					"ldap_start_tls", true, "reverse_dns", true, "auto_freq", false));
			enter(page, "main .notice.ready a");
			assertThat(page.locator("h1")).hasText("Revision " + (base + 1));
			enter(page, "main a:has-text('History')");
			assertThat(page.locator("main")).containsText("ten at once");
			enter(page, "main td a >> nth=1");
			assertThat(page.locator("h1")).hasText("Revision " + base);
			enter(page, "main button[type=submit]");
			assertThat(page.locator("main")).containsText("Restored as revision " + (base + 2));
			visit.isClean();
		}
		assertThat(this.settings.now().values().values()).containsAllEntriesOf(
				Map.of("opensearch_memory", "10g", "logstash_workers", 3L, "auth_mode", "basic", "auto_freq", true));
	}

	@Test
	void changesWaitThroughASignOutAndAConflictShowsBothValues() {
		long before = (Long) this.settings.now().values().value("logstash_workers");
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").goTo("/settings?setting=logstash_workers#logstash_workers");
			var page = visit.page();
			assertThat(page.locator("#logstash_workers")).isFocused();
			type(page, "#logstash_workers", "11");
			page.locator("#logstash_workers").press("Tab");
			assertThat(page.locator("#draft-bar")).containsText("1 unsaved change");
			page.context().clearCookies();
			visit.signIn("ada", "Grey-lantern-42").goTo("/settings#logstash_workers");
			assertThat(page.locator("#logstash_workers")).hasValue("11");
			assertThat(page.locator("#draft-bar")).containsText("1 unsaved change");
			this.settings.apply(new SettingsChange(Map.of("logstash_workers", 13L), false, true, null, "bea", null));
			page.locator("#review-changes").click();
			assertThat(page.locator("h1")).hasText("Somebody else was faster");
			assertThat(page.locator(".clash")).containsText("Before: " + before);
			assertThat(page.locator(".clash")).containsText("Theirs, saved: 13");
			visit.isAccessible().fits(390).screenshots("settings-conflict");
			page.locator("#logstash_workers-mine").focus();
			page.keyboard().press("Space");
			enter(page, "main button[type=submit]");
			assertThat(page.locator("main")).containsText("+ pipeline.workers=11");
			enter(page, "main button.btn-primary");
			assertThat(page.locator("main .notice.ready")).containsText("Saved");
			visit.isClean();
		}
		assertThat(this.settings.now().values().value("logstash_workers")).isEqualTo(11L);
	}

	/**
	 * Types into a control as people do who have no mouse, and waits until it counts.
	 */
	private static void type(Page page, String selector, String text) {
		reach(page, selector);
		page.keyboard().press("Control+a");
		page.keyboard().type(text);
		if (page.locator("#settings-form").count() > 0) {
			page.keyboard().press("Tab");
			pending(page, selector);
		}
	}

	private static void press(Page page, String selector, String key) {
		reach(page, selector);
		page.keyboard().press(key);
		pending(page, selector);
	}

	private static void enter(Page page, String selector) {
		reach(page, selector);
		page.keyboard().press("Enter");
	}

	private static void pending(Page page, String selector) {
		assertThat(page.locator(".setting:has(" + selector + ")")).containsText("not saved");
		assertThat(page.locator(".htmx-request")).hasCount(0);
	}

	/**
	 * Goes there with the tabulator alone.
	 */
	private static void reach(Page page, String selector) {
		Locator goal = page.locator(selector).first();
		goal.waitFor();
		for (int presses = 0; presses < FAR && !focused(goal); presses++) {
			page.keyboard().press("Tab");
		}
		assertThat(goal).isFocused();
	}

	private static boolean focused(Locator goal) {
		return (Boolean) goal.evaluate("(element) => element === document.activeElement");
	}

}
