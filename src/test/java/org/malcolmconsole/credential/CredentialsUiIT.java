package org.malcolmconsole.credential;

import java.util.zip.ZipFile;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From no credentials to all of them, in Chromium.
 */
@ConsoleTest
class CredentialsUiIT {

	private static final double GENEROUS = 120_000;

	@LocalServerPort
	int port;

	@Test
	void whatIsMissingIsMadeAndTheGeneratedPasswordIsShownOnce() throws Exception {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			Page page = visit.page();
			visit.signIn("ada", "Grey-lantern-42").goTo("/").follow("Credentials");
			assertThat(page).hasTitle("Credentials · Malcolm Console");
			visit.isAccessible().fits(390).screenshots("credentials-missing");
			tryABadName(visit);
			makeEverything(visit);
			page.reload();
			assertThat(page.locator("#secret")).hasCount(0);
			visit.isAccessible().fits(390).screenshots("credentials");
			refuseABadCertificate(visit);
			download(page);
			visit.isClean();
		}
	}

	private static void tryABadName(Visit visit) {
		Page page = visit.page();
		page.getByLabel("Administrator of Malcolm").fill("with space");
		page.getByLabel("Its password").fill("short");
		page.getByText("Create what is missing").click();
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("8 to 128");
		assertThat(page.locator("#username")).hasValue("with space");
		assertThat(page.locator("#password")).hasValue("");
		visit.isAccessible().forgetErrors();
	}

	private static void makeEverything(Visit visit) {
		Page page = visit.page();
		page.getByLabel("Administrator of Malcolm").fill("analyst");
		page.getByLabel("Make one up and show it once").check();
		page.getByText("Create what is missing").press("Enter");
		assertThat(page.locator("#secret")).isVisible(new IsVisibleOptions().setTimeout(GENEROUS));
		assertThat(page.locator("main .state.ready")).hasCount(5);
		assertThat(page.locator("#secret").textContent()).hasSize(24);
		visit.isAccessible();
	}

	private static void refuseABadCertificate(Visit visit) {
		Page page = visit.page();
		Locator item = page.locator("#web-certificate");
		item.locator("summary").first().click();
		page.getByLabel("Host names and addresses").fill("one.example.org");
		page.getByLabel("Certificate and its chain, as PEM").fill("garbage");
		page.getByLabel("Private key, as PEM").fill("garbage");
		page.getByText("Use this certificate").click();
		assertThat(page.locator("#certificate-error")).containsText("There is no certificate in this text");
		assertThat(page.getByLabel("Private key, as PEM")).hasValue("");
		assertThat(page.getByLabel("Host names and addresses")).hasValue("one.example.org");
		visit.isAccessible().fits(390).screenshots("credentials-refused").forgetErrors();
	}

	private static void download(Page page) throws Exception {
		Download download = page.waitForDownload(() -> page.getByText("Download for a forwarder").click());
		try (ZipFile zip = new ZipFile(download.path().toFile())) {
			assertThat(zip.stream().map((entry) -> entry.getName())).containsExactly("ca.crt", "client.crt",
					"client.key");
		}
	}

}
