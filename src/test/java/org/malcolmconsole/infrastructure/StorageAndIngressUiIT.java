package org.malcolmconsole.infrastructure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Saying where data goes and how Malcolm is reached, in Chromium.
 */
@ConsoleTest
class StorageAndIngressUiIT {

	@LocalServerPort
	int port;

	@Test
	void storageAndIngressAreSaidByFormAndByOwnText() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").goTo("/").follow("Storage");
			storage(visit);
			visit.goTo("/").follow("Ingress");
			ingress(visit);
			visit.isClean();
		}
	}

	private static void storage(Visit visit) {
		Page page = visit.page();
		choose(page, "Host path");
		page.getByLabel("Folder").fill("relative");
		page.getByText("Save storage").click();
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a folder");
		assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
		assertThat(page.getByRole(AriaRole.ALERT)).isInViewport();
		visit.isAccessible().fits(390).forgetErrors();
		page.getByLabel("Folder").fill("/srv/malcolm");
		page.getByLabel("Size of pcap-claim").fill("50Gi");
		page.getByText("Save storage").press("Enter");
		assertThat(page.locator("main .notice.ready")).containsText("kubernetes/01-volumes.yml");
		assertThat(page.locator("main .notice.wait")).containsText("one node");
		visit.isAccessible().fits(390).screenshots("storage");
		choose(page, "Own YAML");
		assertThat(page.getByLabel("Manifests")).hasValue(Pattern.compile("/srv/malcolm/pcap"));
		page.getByLabel("Manifests").fill("kind: Nothing");
		page.getByText("Save storage").click();
		assertThat(page.locator("#yaml-error")).containsText("document 1, line 1, apiVersion: is missing");
		visit.isAccessible().fits(390).screenshots("storage-yaml").forgetErrors();
	}

	private static void ingress(Visit visit) {
		Page page = visit.page();
		choose(page, "ingress-nginx");
		page.getByLabel("Host name").fill("malcolm.lab");
		page.getByLabel("Pass TLS through to Malcolm").check();
		page.getByText("Save ingress").click();
		assertThat(page.locator("main .notice.ready")).containsText("Saved");
		page.reload();
		assertThat(page.getByLabel("Host name")).hasValue("malcolm.lab");
		assertThat(page.getByLabel("Pass TLS through to Malcolm")).isChecked();
		visit.isAccessible().fits(390).screenshots("ingress");
		page.reload();
		choose(page, "None");
		page.getByText("Save ingress").click();
		assertThat(page.locator("main .notice.wait")).containsText("port forward");
	}

	@Test
	void aKindThatIsLateDoesNotReplaceWhatTheFormSays() {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			Page page = visit.signIn("ada", "Grey-lantern-42").goTo("/ingress?kind=none").page();
			List<Route> held = new CopyOnWriteArrayList<>();
			page.route(Pattern.compile(".*/ingress\\?kind=nginx"), held::add);
			page.locator(".kinds a", new Page.LocatorOptions().setHasText("ingress-nginx")).click();
			page.waitForCondition(() -> !held.isEmpty());
			page.getByText("Save ingress").click();
			assertThat(page.locator("main .notice.ready")).containsText("Saved");
			held.forEach(Route::resume);
			choose(page, "Own YAML");
			assertThat(page.getByLabel("Manifests")).isVisible();
		}
	}

	private static void choose(Page page, String kind) {
		if (!kind.equals(page.locator(".kinds a[aria-current]").textContent())) {
			page.locator(".kinds a", new Page.LocatorOptions().setHasText(kind)).click();
		}
		assertThat(page.locator(".kinds a[aria-current]")).hasText(kind);
	}

}
