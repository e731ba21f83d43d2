package org.malcolmconsole.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.Visit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The main job in Chromium, from the one-time code to a stopped Malcolm; what is special
 * about a cluster is up to those who extend it.
 */
abstract class MainJobWalk {

	private static final double LONG = 300_000;

	private final String pictures;

	@LocalServerPort
	int port;

	@Autowired
	Environment environment;

	/**
	 * A walk.
	 * @param pictures the start of the names of the screenshots
	 */
	MainJobWalk(String pictures) {
		this.pictures = pictures;
	}

	/**
	 * Connects a cluster on its page, unless it is there already.
	 */
	abstract void connect(Visit visit);

	/**
	 * Chooses where the data go, on the page of the storage.
	 */
	abstract void chooseStorage(Visit visit);

	/**
	 * Waits for the figures of the services, where the cluster tells them.
	 */
	abstract void figures(Visit visit);

	/**
	 * Has OpenSearch write some lines, where it does not by itself.
	 */
	abstract void writeLogs();

	@Test
	void aNewcomerStartsMalcolmAndStopsItAgain() throws IOException {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			signIn(visit);
			visit.follow("Connect");
			connect(visit);
			look(visit, "connect");
			essentials(visit);
			credentials(visit);
			storage(visit);
			ingress(visit);
			start(visit);
			becomesReady(visit);
			logs(visit);
			stop(visit);
			visit.isClean();
		}
	}

	private void signIn(Visit visit) throws IOException {
		Path code = Path.of(this.environment.getRequiredProperty("console.data-directory"), "setup-code");
		visit.createFirstAccount(Files.readString(code).strip(), "analyst", "Grey-lantern-42");
		assertThat(visit.page().locator(".user")).containsText("analyst");
	}

	/**
	 * Goes on where the bar of the first run leads to.
	 */
	private static Page next(Visit visit, String title) {
		Locator link = visit.page().locator("#way a.btn");
		assertThat(link).hasText(Pattern.compile("Next:\\s+" + title));
		link.click();
		assertThat(visit.page().locator("h1")).hasText(Pattern.compile(title + ".*"));
		return visit.page();
	}

	private void essentials(Visit visit) {
		Page page = next(visit, "Settings");
		look(visit, "settings");
		change(page, "Processes", "#process_uid", "1234");
		change(page, "Processes", "#pcap_node_name", "lab-malcolm");
		change(page, "Search engine", "#opensearch_memory", "4g");
		page.locator("#review-changes").click();
		assertThat(page.locator("h1")).hasText("Review settings");
		assertThat(page.locator("main")).containsText("-Xmx4g");
		assertThat(page.locator("main")).containsText("PUID=1234");
		assertThat(page.locator("main")).containsText("PCAP_NODE_NAME=lab-malcolm");
		look(visit, "settings-review");
		page.locator("main button.btn-primary").click();
		assertThat(page.locator("main .notice.ready")).containsText("Saved as revision");
	}

	private static void change(Page page, String group, String field, String value) {
		page.locator(".settings-groups a", new Page.LocatorOptions().setHasText(group)).click();
		assertThat(page.locator("#settings-form h2")).hasText(group);
		page.locator(field).fill(value);
		page.locator(field).press("Tab");
		assertThat(page.locator(".setting:has(" + field + ")")).containsText("not saved");
	}

	private void storage(Visit visit) {
		Page page = next(visit, "Storage");
		chooseStorage(visit);
		page.getByText("Save storage").click();
		assertThat(page.locator("main .notice.ready")).containsText("Saved");
		look(visit, "storage");
	}

	private void ingress(Visit visit) {
		Page page = next(visit, "Ingress");
		choose(visit, "None");
		assertThat(page.locator("#kind")).hasValue("none");
		page.getByText("Save ingress").click();
		assertThat(page.locator("main .notice.ready")).containsText("Saved");
		look(visit, "ingress");
	}

	private void credentials(Visit visit) {
		Page page = next(visit, "Credentials");
		page.locator("#username").first().fill("malcolm");
		page.locator("#password").first().fill("Quiet-harbour-77");
		page.getByText("Create what is missing").click();
		assertThat(page.locator("main .notice.ready")).containsText("Made:",
				new ContainsTextOptions().setTimeout(LONG));
		look(visit, "credentials");
	}

	private void start(Visit visit) {
		Page page = next(visit, "Review");
		assertThat(page.locator("#plan-counts")).containsText("To create", new ContainsTextOptions().setTimeout(LONG));
		look(visit, "review");
		page.getByText("Start Malcolm").click();
		page.waitForURL("**/operations/*");
		assertThat(page.locator("main")).containsText("Progress");
		visit.isAccessible();
	}

	private void becomesReady(Visit visit) {
		Page page = visit.follow("Dashboard").page();
		Locator services = page.locator("#services [data-text]");
		assertThat(services).hasCount(22);
		assertThat(page.locator("#services .state.ready")).hasCount(22, new HasCountOptions().setTimeout(LONG));
		assertThat(page.locator("#phase")).containsText("Ready", new ContainsTextOptions().setTimeout(LONG));
		assertThat(page.locator("#strip-live")).containsText("Ready", new ContainsTextOptions().setTimeout(LONG));
		figures(visit);
		look(visit, "ready");
	}

	private void logs(Visit visit) {
		writeLogs();
		Page page = visit.page();
		page.locator("#logs-opensearch").click();
		assertThat(page.locator("#log .row-line").first()).isVisible();
		assertThat(page.locator("select[name=service]")).hasValue("opensearch");
		look(visit, "logs");
		visit.follow("Dashboard");
	}

	private void stop(Visit visit) {
		Page page = visit.page();
		page.locator("#stop").click();
		assertThat(page.locator("main")).containsText("What stays");
		look(visit, "stop");
		page.getByLabel("Reason").fill("end of the exercise");
		page.locator("#confirm-stop").click();
		assertThat(page.locator("#phase")).containsText("Stopped", new ContainsTextOptions().setTimeout(LONG));
		assertThat(page.locator("#start")).isVisible();
		look(visit, "stopped");
	}

	/**
	 * Chooses a kind of storage or ingress.
	 */
	static void choose(Visit visit, String kind) {
		Page page = visit.page();
		visit.clickAndSwap(page.locator(".kinds a").getByText(kind), "content");
		assertThat(page.locator(".kinds [aria-current]")).hasText(kind);
	}

	private void look(Visit visit, String step) {
		visit.isAccessible().fits(390).screenshots(this.pictures + "-" + step);
	}

}
