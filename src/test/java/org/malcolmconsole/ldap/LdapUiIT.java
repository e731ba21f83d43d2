package org.malcolmconsole.ldap;

import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.ldap.connection.StandInDirectory;
import org.malcolmconsole.probe.TlsIdentity;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An LDAP server, said on the page and tried, with the keyboard, in Chromium.
 */
@ConsoleTest
class LdapUiIT {

	private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(120_000);

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@Test
	void aServerIsSavedAndTried() {
		TlsIdentity identity = TlsIdentity.of("localhost");
		try (StandInDirectory directory = StandInDirectory.start(identity);
				Browser browser = Browser.on(this.port);
				Visit visit = browser.open()) {
			this.workspace.commit(Change.by("ada", "test").put("nginx/ca-trust/own.crt", identity.pem()));
			visit.signIn("ada", "Grey-lantern-42").goTo("/").follow("LDAP");
			visit.isAccessible().fits(390).screenshots("ldap-empty");
			refuse(visit);
			save(visit, directory.port());
			test(visit);
			editByHand(visit);
			visit.isClean();
		}
	}

	private static void refuse(Visit visit) {
		Page page = visit.page();
		page.locator("#host").fill("no host");
		page.locator("#host").press("Enter");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give the host name", PATIENT);
		assertThat(page.locator("#bindDn-error")).containsText("Give the name of the entry");
		assertThat(page.locator("#host")).hasValue("no host");
		visit.isAccessible().fits(390).screenshots("ldap-refused").forgetErrors();
	}

	private static void save(Visit visit, int port) {
		Page page = visit.page();
		page.locator("#serverType").selectOption("openldap");
		page.locator("#host").fill("localhost");
		page.locator("#port").fill(String.valueOf(port));
		page.locator("#base").fill("dc=example,dc=org");
		page.locator("#group").fill("cn=malcolm,dc=example,dc=org");
		page.locator("#bindDn").fill(StandInDirectory.READER);
		page.locator("#bindPassword").fill(StandInDirectory.PASSWORD);
		assertThat(page.locator("#startTls")).isChecked();
		page.locator("#bindPassword").press("Enter");
		assertThat(page.locator(".page-head")).containsText("Configured", PATIENT);
		assertThat(page.getByText("Saved.")).isVisible();
		assertThat(page.locator("#bindPassword")).hasValue("");
		assertThat(page.content()).doesNotContain("canary");
	}

	private static void test(Visit visit) {
		Page page = visit.page();
		page.locator("#person").fill("ada");
		page.locator("#person").press("Enter");
		Locator result = page.locator("#result");
		assertThat(result).containsText("ada is in the group.", PATIENT);
		assertThat(result).containsText("can be used.");
		visit.isAccessible().fits(390).screenshots("ldap-tested");
		page.locator("#person").fill("grace");
		page.locator("#person").press("Enter");
		assertThat(result).containsText("grace is not in the group.", PATIENT);
	}

	private void editByHand(Visit visit) {
		byte[] file = this.workspace.read().file("nginx/nginx_ldap.conf").orElseThrow();
		String edited = new String(file, StandardCharsets.UTF_8) + "# by hand\n";
		this.workspace.commit(
				Change.by("ada", "test").putSecret("nginx/nginx_ldap.conf", edited.getBytes(StandardCharsets.UTF_8)));
		visit.page().reload();
		assertThat(visit.page().locator(".page-head")).containsText("Edited by hand", PATIENT);
		assertThat(visit.page().getByLabel("Replace the file that was edited by hand")).not().isChecked();
		visit.isAccessible().fits(390).screenshots("ldap-edited");
	}

}
