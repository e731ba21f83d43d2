package org.malcolmconsole.dashboard;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
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

	@Override
	void figures(Visit visit) {
		assertThat(visit.page().locator("#services tr[data-text] td:nth-child(3)").first())
			.hasText(Pattern.compile("\\d.*"));
		assertThat(visit.page().locator("#services td.num", new Page.LocatorOptions().setHasText("–"))).hasCount(0);
	}

	@Override
	void writeLogs() {
		// the simulated pods do
	}

}
