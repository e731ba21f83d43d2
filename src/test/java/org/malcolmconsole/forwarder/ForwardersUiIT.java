package org.malcolmconsole.forwarder;

import java.nio.file.Files;
import java.security.KeyStore;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Rest;
import org.malcolmconsole.browser.Visit;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A forwarder's certificate from its making to its revocation, in Chromium.
 */
@ConsoleTest
class ForwardersUiIT {

	private static final double GENEROUS = 120_000;

	private static final String LONG_NAME = "sensor-with-a-very-long-name-in-building-seven.example.org";

	@LocalServerPort
	int port;

	@Test
	void aForwarderGetsItsCertificateAndLosesItAgain() throws Exception {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			Page page = visit.page();
			visit.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).goTo("/").follow("Forwarders");
			assertThat(page).hasTitle("Forwarders · Malcolm Console");
			visit.isAccessible().fits(390).screenshots("forwarders-empty");
			new Rest(this.port).configure();
			refuseABadName(visit);
			makeOne(visit);
			check(visit);
			handOut(visit);
			revoke(visit);
			visit.isClean();
		}
	}

	private static void refuseABadName(Visit visit) {
		Page page = visit.page();
		page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("No Sensor");
		page.getByText("Make a certificate").click();
		assertThat(page.locator("#name-error")).containsText("small letters");
		assertThat(page.locator("#name")).hasValue("No Sensor");
		visit.isAccessible().forgetErrors();
	}

	private static void makeOne(Visit visit) {
		Page page = visit.page();
		page.locator("#name").fill(LONG_NAME);
		page.locator("#days").fill("365");
		page.locator("#days").press("Enter");
		assertThat(page.locator("h1")).hasText(LONG_NAME);
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The certificate was made");
		visit.isAccessible().fits(390);
		visit.goTo("/forwarders");
		assertThat(page.locator("tbody tr")).hasCount(1);
		visit.isAccessible().fits(390).screenshots("forwarders");
		page.locator("tbody a").press("Enter");
		assertThat(page.locator("h1")).hasText(LONG_NAME);
	}

	private static void check(Visit visit) {
		Page page = visit.page();
		page.getByText("Check", new Page.GetByTextOptions().setExact(true)).press("Enter");
		assertThat(page.locator("#findings")).containsText("both sides take each other",
				new ContainsTextOptions().setTimeout(GENEROUS));
		assertThat(page.locator("#findings li")).hasCount(10);
		visit.isAccessible().fits(390).screenshots("forwarder-checked");
	}

	private void handOut(Visit visit) throws Exception {
		Page page = visit.page();
		Download zip = page.waitForDownload(() -> page.getByText("Zip with ca.crt").click());
		try (ZipFile file = new ZipFile(zip.path().toFile())) {
			assertThat(file.size()).isEqualTo(3);
		}
		page.getByText("Make a password up").click();
		Locator secret = page.locator("#secret");
		assertThat(secret).isVisible(new IsVisibleOptions().setTimeout(GENEROUS));
		String password = secret.textContent();
		Download packed = page.waitForDownload(() -> page.locator("#download-pkcs12").click());
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (var stream = Files.newInputStream(packed.path())) {
			store.load(stream, password.toCharArray());
		}
		assertThat(store.isKeyEntry(LONG_NAME)).isTrue();
		visit.goTo("/forwarders/" + LONG_NAME);
		page.getByText("Make a one-time link").press("Enter");
		assertThat(page.locator("#link")).isVisible(new IsVisibleOptions().setTimeout(GENEROUS));
		visit.isAccessible().fits(390).screenshots("forwarder-link");
		String path = page.locator("#link").textContent().replaceFirst(".* https?://[^/]+", "");
		ConsoleClient sensor = new ConsoleClient(this.port);
		assertThat(sensor.get(path).statusCode()).isEqualTo(200);
		assertThat(sensor.get(path).statusCode()).isEqualTo(404);
		page.reload();
		assertThat(page.locator("#link")).hasCount(0);
		assertThat(page.locator("main")).containsText(Pattern.compile("was used .* from 127\\.0\\.0\\.1"));
	}

	private static void revoke(Visit visit) {
		Page page = visit.page();
		page.locator("summary").press("Enter");
		page.getByText("Revoke the certificate").click();
		assertThat(page.locator(".page-head .state")).containsText("revoked");
		visit.isAccessible().fits(390).screenshots("forwarder-revoked");
		visit.follow("Forwarders");
		assertThat(page.getByText("Download the list")).isVisible();
	}

}
