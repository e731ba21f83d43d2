package org.malcolmconsole.credential.account;

import java.time.Duration;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.DemoTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.deployment.acceptance.FreshDirectory;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Accounts and the e-mail sender in Chromium, before and after Malcolm starts. */
@DemoTest
class AccountsUiIT {

	private static final double GENEROUS = 120_000;

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@Autowired
	Operations operations;

	@Autowired
	Cluster cluster;

	@Test
	void accountsAndSenderWaitForMalcolmAndArrive() {
		FreshDirectory.prepare(this.workspace);
		this.workspace.commit(Change.by("test", "accounts")
			.putSecret("nginx/htpasswd", "boss:$2y$05$b\nguest:$2y$05$g\n".getBytes(UTF_8))
			.putSecret("htadmin/config.ini", "admin_user = boss\n".getBytes(UTF_8))
			.putSecret("config/auth.env",
					"MALCOLM_USERNAME=boss\nMALCOLM_PASSWORD=abc=\nK8S_SECRET=True\n".getBytes(UTF_8)));
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").goTo("/credentials");
			visit.page().getByText("Accounts of Malcolm").click();
			assertThat(visit.page()).hasTitle("Accounts of Malcolm · Malcolm Console");
			tryABadOne(visit);
			addWithTheKeyboard(visit);
			setTheMail(visit);
			startMalcolm();
			itArrives(visit);
			removeAgain(visit);
			visit.isClean();
		}
	}

	private static void tryABadOne(Visit visit) {
		Page page = visit.page();
		visit.isAccessible().fits(390).screenshots("accounts");
		page.getByLabel("User name").fill("a b");
		page.getByLabel("Password", exactly()).fill("password");
		assertThat(page.locator("#strength")).containsText("Very weak", generous());
		page.getByRole(AriaRole.BUTTON, named("Add the account")).click();
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("4 to 32", generous());
		assertThat(page.getByLabel("User name")).hasValue("a b");
		assertThat(page.getByLabel("Password", exactly())).hasValue("");
		visit.isAccessible().fits(390).screenshots("accounts-refused").forgetErrors();
	}

	private static void addWithTheKeyboard(Visit visit) {
		Page page = visit.page();
		page.getByLabel("User name").fill("analyst");
		page.getByLabel("User name").press("Tab");
		page.keyboard().type("correct horse battery");
		assertThat(page.locator("#strength")).containsText("Strong", generous());
		visit.screenshots("accounts-strength");
		page.keyboard().press("Enter");
		assertThat(page.locator("#delivery")).containsText("does not run now", generous());
		assertThat(page.locator("table")).containsText("analyst");
		visit.isAccessible().fits(390).screenshots("accounts-waiting");
	}

	private static void setTheMail(Visit visit) {
		Page page = visit.page();
		visit.goTo("/credentials/email-sender");
		visit.isAccessible().fits(390).screenshots("email-sender");
		page.getByLabel("Sender").fill("alerts");
		page.getByLabel("User name at the mail server").fill("mailer@example.org");
		page.getByLabel("Password at the mail server").fill("correct horse battery");
		page.getByLabel("Password at the mail server").press("Enter");
		assertThat(page.getByText("Waits for OpenSearch")).isVisible(visible());
		assertThat(page.content()).doesNotContain("mailer@example.org");
		visit.isAccessible().fits(390).screenshots("email-sender-waiting");
	}

	private void startMalcolm() {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !this.cluster.snapshot().stale());
		String id = this.operations.start(OperationRequest.of("start", Map.of(), null), "ada").id();
		Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> this.operations.find(id).orElseThrow().ended());
		assertThat(this.operations.find(id).orElseThrow().error()).isNull();
	}

	private void itArrives(Visit visit) {
		Page page = visit.page();
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
			visit.goTo("/credentials/email-sender");
			return page.locator("#delivery").textContent().contains("found there");
		});
		visit.isAccessible().fits(390).screenshots("email-sender-arrived");
		visit.goTo("/credentials/accounts");
		assertThat(page.locator("#delivery")).containsText("Arrived, read back and compared", generous());
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set password of guest")).click();
		assertThat(page.getByLabel("User name")).hasValue("guest");
		page.getByLabel("Make one up and show it once").check();
		page.getByRole(AriaRole.BUTTON, named("Set the password")).click();
		assertThat(page.locator("#secret")).isVisible(visible());
		assertThat(page.locator("#delivery")).containsText("/etc/nginx/auth/htpasswd in pod", generous());
		visit.isAccessible().fits(390).screenshots("accounts-arrived");
	}

	private static void removeAgain(Visit visit) {
		Page page = visit.page();
		page.getByRole(AriaRole.BUTTON, named("Remove analyst")).click();
		assertThat(page.locator("table")).not()
			.containsText("analyst", new LocatorAssertions.ContainsTextOptions().setTimeout(GENEROUS));
		assertThat(page.locator("#secret")).hasCount(0);
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name);
	}

	private static Page.GetByLabelOptions exactly() {
		return new Page.GetByLabelOptions().setExact(true);
	}

	private static LocatorAssertions.ContainsTextOptions generous() {
		return new LocatorAssertions.ContainsTextOptions().setTimeout(GENEROUS);
	}

	private static LocatorAssertions.IsVisibleOptions visible() {
		return new LocatorAssertions.IsVisibleOptions().setTimeout(GENEROUS);
	}

}
