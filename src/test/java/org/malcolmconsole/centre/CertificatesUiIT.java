package org.malcolmconsole.centre;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Rest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.certificate.OpenSsl;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The certificate centre in Chromium, a certificate that comes as PKCS#12, and the search
 * for Diffie-Hellman parameters.
 */
@ConsoleTest
class CertificatesUiIT {

	private static final double GENEROUS = 120_000;

	private static final String PASSWORD = "correct-horse-7";

	@LocalServerPort
	int port;

	@TempDir
	Path directory;

	@Test
	void certificatesAreSeenRenewedComparedAndReplaced() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD).goTo("/").follow("Certificates");
			assertThat(visit.page()).hasTitle("Certificates · Malcolm Console");
			visit.isAccessible().fits(390).screenshots("certificates-empty");
			Rest rest = new Rest(this.port).configure();
			rest.call("POST", "/api/v1/credentials/web-certificate",
					"{\"hosts\":[\"localhost\"],\"days\":5,\"keyKind\":\"ec-p256\"}");
			rest.call("POST", "/api/v1/credentials/forwarders", "{\"name\":\"sensor-north\"}");
			seeAndRenew(visit);
			compare(visit);
			upload(visit);
			search(visit);
			visit.isClean();
		}
	}

	private static void seeAndRenew(Visit visit) {
		Page page = visit.page();
		visit.goTo("/certificates");
		assertThat(page.locator("main section.panel")).hasCount(5);
		assertThat(page.locator("#certificate-web .state")).containsText("ends within days");
		page.locator("#certificate-web summary").press("Enter");
		visit.isAccessible().fits(390).screenshots("certificates");
		String before = page.locator("#certificate-web .fingerprint").textContent();
		visit.clickAndSwap(page.locator("#certificate-web").getByRole(AriaRole.BUTTON), "content");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("was renewed until");
		assertThat(page.locator("#certificate-web .fingerprint")).not().hasText(before);
		visit.isAccessible();
	}

	private static void compare(Visit visit) {
		Page page = visit.page();
		page.locator("#compare").press("Enter");
		assertThat(page.locator("#served li")).hasCount(2);
		assertThat(page.locator("#served")).containsText("no pod of nginx-proxy is ready");
		visit.isAccessible().fits(390).screenshots("certificates-compared");
	}

	private void upload(Visit visit) {
		Page page = visit.page();
		visit.follow("Credentials");
		page.locator("#web-certificate summary").first().press("Enter");
		Locator file = page.locator("#pkcs12");
		file.setInputFiles(pkcs12());
		page.locator("#keyPassword").fill("wrong");
		page.getByText("Use this certificate").click();
		assertThat(page.locator("#keyPassword-error")).containsText("does not open the PKCS#12 file",
				new ContainsTextOptions().setTimeout(GENEROUS));
		assertThat(page.locator("form[enctype] [role=alert]")).isVisible();
		visit.isAccessible().fits(390).screenshots("certificate-refused").forgetErrors();
		page.locator("#pkcs12").setInputFiles(pkcs12());
		page.locator("#keyPassword").fill(PASSWORD);
		page.locator("#keyPassword").press("Enter");
		assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Made: Web certificate",
				new ContainsTextOptions().setTimeout(GENEROUS));
		assertThat(page.locator("#web-certificate")).containsText("packed.example.org");
	}

	private static void search(Visit visit) {
		Page page = visit.page();
		page.getByText("Diffie-Hellman parameters…").press("Enter");
		page.getByText("Search for parameters of my own").click();
		page.waitForURL(Pattern.compile(".*/operations/.+"));
		assertThat(page.locator("h1")).hasText("Diffie-Hellman parameters");
		visit.isAccessible().fits(390).screenshots("dh-parameters");
		page.locator("#cancel-button").click();
		page.getByText("Cancel the operation").click();
		assertThat(page.locator(".page-head .state")).containsText(
				Pattern.compile("cancelled", Pattern.CASE_INSENSITIVE), new ContainsTextOptions().setTimeout(GENEROUS));
	}

	private Path pkcs12() {
		Path file = this.directory.resolve("web.p12");
		if (Files.notExists(file)) {
			OpenSsl openSsl = new OpenSsl(this.directory);
			openSsl.run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
					"-keyout", "web.key", "-subj", "/CN=packed", "-addext", "subjectAltName=DNS:packed.example.org",
					"-days", "400", "-out", "web.crt");
			assertThat(openSsl
				.run("pkcs12", "-export", "-in", "web.crt", "-inkey", "web.key", "-out", "web.p12", "-passout",
						"pass:" + PASSWORD)
				.code()).isZero();
		}
		return file;
	}

}
