package org.malcolmconsole.dashboard;

import org.malcolmconsole.browser.Visit;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The main job on the simulated cluster.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "console.simulator.step=500ms")
@ActiveProfiles("demo")
@DirtiesContext
class MainJobUiIT extends MainJobWalk {

	MainJobUiIT() {
		super("main-job");
	}

	@Override
	void connect(Visit visit) {
		assertThat(visit.page().locator("#connection")).containsText("v1.37");
	}

	@Override
	void chooseStorage(Visit visit) {
		choose(visit, "Storage class");
		visit.page().locator("#storageClass").fill("standard");
	}

}
