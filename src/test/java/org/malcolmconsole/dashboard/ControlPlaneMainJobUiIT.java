package org.malcolmconsole.dashboard;

import java.time.Instant;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
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

	/**
	 * The namespace and its volumes, as others use this cluster too; another walk finds
	 * nothing of this one.
	 */
	@AfterEach
	void cleanUp() {
		ControlPlane plane = ControlPlane.running();
		plane.kubectl("delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=120s");
		plane.kubectl("delete", "persistentvolumes", "-l", "namespace=" + NAMESPACE, "--timeout=60s");
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

	@Override
	void figures(Visit visit) {
		assertThat(visit.page().locator("#services")).isVisible();
	}

	@Override
	void writeLogs() {
		ControlPlane plane = ControlPlane.running();
		String pods = plane.kubectl("-n", NAMESPACE, "get", "pods", "-o", "jsonpath={.items[*].metadata.name}");
		String pod = Stream.of(pods.split(" "))
			.filter((name) -> name.startsWith("opensearch-"))
			.findFirst()
			.orElseThrow();
		String container = plane.kubectl("-n", NAMESPACE, "get", "pod", pod, "-o",
				"jsonpath={.spec.containers[0].name}");
		plane.ownLogs(NAMESPACE, pod, container);
		plane.writeLog(NAMESPACE, pod, container, Instant.now(), "the node was started", "the index is green");
	}

}
