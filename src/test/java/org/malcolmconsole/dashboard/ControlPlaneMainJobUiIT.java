package org.malcolmconsole.dashboard;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.controlplane.ControlPlane;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The main job on a real control plane, connected with its kubeconfig on the page.
 */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class ControlPlaneMainJobUiIT extends MainJobWalk {

	private static final String NAMESPACE = "main-job";

	ControlPlaneMainJobUiIT() {
		super("main-job-real");
	}

	@Override
	void connect(Visit visit) {
		Page page = visit.page();
		page.locator("#kubeconfig").fill(ControlPlane.running().kubeconfig());
		page.locator("#namespace").fill(NAMESPACE);
		page.locator("main button[type=submit]").click();
		assertThat(page.locator("#connection")).containsText("v1.37");
		assertThat(page.locator("#connection")).containsText(NAMESPACE);
	}

	@Override
	void chooseStorage(Visit visit) {
		choose(visit, "Host path");
		visit.page().locator("#path").fill("/var/lib/malcolm-main-job");
	}

}
