package org.malcolmconsole.cluster.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.controlplane.ControlPlane;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Somebody connects a real cluster in Chromium, after a mistake. */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=analyst", "console.setup.password=Grey-lantern-42" })
@DirtiesContext
class ConnectUiIT {

	@LocalServerPort
	int port;

	@Test
	void aPastedKubeconfigIsExplainedCorrectedAndConnected(@Autowired org.malcolmconsole.cluster.Cluster cluster) {
		var kubeconfig = ControlPlane.running().kubeconfig();
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			Page page = visit.page();
			visit.signIn("analyst", "Grey-lantern-42");
			visit.goTo("/connect");
			assertThat(page.getByText("No cluster yet")).isVisible();
			visit.isAccessible().fits(390).screenshots("connect-none");
			var text = page.locator("#kubeconfig");
			var wrong = kubeconfig.replace("https://127", "http://127");
			text.fill(wrong);
			text.blur();
			assertThat(page.locator("#context option[value=test]")).isAttached();
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Connect").setExact(true)).click();
			assertThat(page.getByRole(AriaRole.ALERT)).containsText("begin with https://");
			assertThat(text).hasValue(wrong);
			visit.isAccessible().fits(390).screenshots("connect-refused");
			visit.forgetErrors();
			text.fill(kubeconfig);
			text.blur();
			assertThat(page.locator("#context")).hasValue("test");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Connect").setExact(true)).click();
			assertThat(page.locator("#connection")).containsText("Connected");
			assertThat(page.locator("#connection")).containsText("v1.37");
			assertThat(page.locator("#connection")).containsText("system:masters");
			assertThat(page.locator("#connection")).containsText("nginx (default)");
			assertThat(page.locator("#rights")).containsText("persistentvolumeclaims");
			assertThat(page.locator("#kubeconfig")).hasValue("");
			org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain("token:");
			org.assertj.core.api.Assertions.assertThat(cluster.connection().connected()).isTrue();
			visit.isAccessible().fits(390).screenshots("connect-connected");
			visit.isClean();
		}
	}

}
