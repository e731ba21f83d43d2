package org.malcolmconsole.opensearch;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.opensearch.connection.StandInSearch;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.TlsIdentity;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A login for an OpenSearch elsewhere, stored, tried and removed with the keyboard, in
 * Chromium.
 */
@ConsoleTest
class OpenSearchUiIT {

	private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(120_000);

	private static final Login LOGIN = new Login("malcolm", "canary-Tweet-4711");

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@Test
	void aLoginIsStoredTriedAndRemoved() {
		TlsIdentity identity = TlsIdentity.of("localhost");
		try (StandInSearch server = StandInSearch.secure(identity).asking(LOGIN);
				Browser browser = Browser.on(this.port);
				Visit visit = browser.open()) {
			point(identity, "https://localhost:" + server.port());
			visit.signIn("ada", "Grey-lantern-42").goTo("/").follow("OpenSearch");
			visit.isAccessible().fits(390).screenshots("opensearch-empty");
			tryWithoutALogin(visit);
			refuseABadName(visit);
			store(visit);
			remove(visit);
			assertThat(server.seen()).contains(LOGIN);
			visit.isClean();
		}
	}

	private static void tryWithoutALogin(Visit visit) {
		press(visit.page().locator("#primary form button").first());
		Locator result = visit.page().locator("#primary-result");
		assertThat(result).containsText("can not be used yet", PATIENT);
		assertThat(result).containsText("asks for a login");
		visit.isAccessible().fits(390).screenshots("opensearch-failed");
		press(visit.page().locator("#secondary form button").first());
		assertThat(visit.page().locator("#secondary [role=alert]")).containsText("name no address", PATIENT);
		visit.forgetErrors();
	}

	private static void refuseABadName(Visit visit) {
		Page page = visit.page();
		press(page.locator("#primary summary").first());
		page.locator("#primary-username").fill("a:b");
		page.locator("#primary-password").fill(LOGIN.password());
		page.locator("#primary-password").press("Enter");
		assertThat(page.locator("#primary [role=alert]")).containsText("no colons", PATIENT);
		assertThat(page.locator("#primary-username")).hasValue("a:b");
		assertThat(page.locator("#primary-password")).hasValue("");
		visit.isAccessible().fits(390).screenshots("opensearch-refused").forgetErrors();
	}

	private static void store(Visit visit) {
		Page page = visit.page();
		page.locator("#primary-username").fill(LOGIN.username());
		page.locator("#primary-password").fill(LOGIN.password());
		assertThat(page.locator("#primary-verify")).isChecked();
		press(page.locator("#primary details form button").first());
		assertThat(page.getByText("The login was stored.")).isVisible();
		assertThat(page.locator("#primary")).containsText("login stored", PATIENT);
		press(page.locator("#primary form button").first());
		Locator result = page.locator("#primary-result");
		assertThat(result).containsText("can be used.", PATIENT);
		assertThat(result).containsText("Signed in as malcolm.");
		assertThat(page.content()).doesNotContain("canary");
		visit.isAccessible().fits(390).screenshots("opensearch-tested");
	}

	private static void remove(Visit visit) {
		Page page = visit.page();
		press(page.locator("#primary summary").last());
		press(page.getByText("Remove the login", new Page.GetByTextOptions().setExact(true)));
		assertThat(page.locator("#primary")).containsText("no login", PATIENT);
	}

	private static void press(Locator element) {
		element.focus();
		element.press("Enter");
	}

	private void point(TlsIdentity identity, String url) {
		Contents before = this.workspace.read();
		this.workspace.commit(Change.by("ada", "test")
			.put(before.envPath("opensearch.env"),
					before.envFile("opensearch.env")
						.orElseThrow()
						.with("OPENSEARCH_LOCAL", "false")
						.with("OPENSEARCH_URL", url))
			.put("nginx/ca-trust/own.crt", identity.pem()));
	}

}
