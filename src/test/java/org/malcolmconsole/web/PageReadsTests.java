package org.malcolmconsole.web;

import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.directory.FileReads;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What pages read from the disk. */
@WebTest
@WithMockUser(roles = "ADMINISTRATOR")
class PageReadsTests {

	private static final List<String> PAGES = List.of("/", "/setup", "/settings", "/storage", "/credentials",
			"/certificates");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Workspace workspace;

	@Test
	void fiftyLoadsOfEachPageReadNothingAndAfterAnEditOneFile() throws Exception {
		await().pollInSameThread().until(() -> reads(1).isEmpty());
		assertThat(reads(50)).isEmpty();
		var file = this.workspace.root().resolve("config/zeek.env");
		Files.writeString(file, Files.readString(file) + "# by hand\n");
		assertThat(reads(1)).isNotEmpty().containsOnly("config/zeek.env");
	}

	private List<String> reads(int loads) throws Exception {
		return FileReads.during(this.workspace.root(), () -> {
			for (int load = 0; load < loads; load++) {
				for (String page : PAGES) {
					assertThat(this.mvc.get().uri(page)).hasStatusOk();
				}
			}
		});
	}

}
