package org.malcolmconsole.settings.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody takes settings out in Chromium, changes the file and brings it in again. */
@ConsoleTest
class TransferUiIT {

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	@TempDir
	Path directory;

	@Test
	void aFileGoesOutAndComesBackAfterALookAtWhatChanges() throws IOException {
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42").goTo("/settings/transfer");
			var page = visit.page();
			visit.isAccessible().fits(390).screenshots("transfer");
			var download = page.waitForDownload(() -> page.locator("a[href*='YAML']").click());
			var file = this.directory.resolve("settings.yaml");
			download.saveAs(file);
			var text = Files.readString(file);
			assertThat(text).contains("logstash_workers: 3").doesNotContain("quarantined\"\n  file_http_server_key");

			page.locator("#file")
				.setInputFiles(payload(text.replace("logstash_workers: 3", "logstash_workers: 7\n  odd_key: 1")));
			page.locator("#bring-in button").click();
			assertThat(page.locator("#unknown")).containsText("odd_key");
			assertThat(page.locator("main")).containsText("+ pipeline.workers=7");
			visit.isAccessible().fits(390).screenshots("transfer-preview");
			page.locator("#note").fill("from the lab");
			page.locator("#confirm button").click();
			assertThat(page.locator("#imported")).containsText("Saved as revision");
			assertThat(this.workspace.current().reason()).isEqualTo("from the lab");

			visit.isClean();
			page.locator("#file").setInputFiles(payload("logstash_workers: 0\nauth_mode: magic\n"));
			page.locator("#bring-in button").click();
			assertThat(page.locator("#refused")).containsText("auth_mode");
			assertThat(page.locator("#refused li")).hasCount(2);
			visit.isAccessible().fits(390).screenshots("transfer-refused");
			visit.forgetErrors();
		}
	}

	private static FilePayload payload(String text) {
		return new FilePayload("settings.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
	}

}
