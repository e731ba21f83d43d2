package org.malcolmconsole.deployment.plan;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.WebTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Without a cluster and with a directory that lacks everything. */
@WebTest
@WithMockUser(roles = "OPERATOR")
class ReviewPageTests {

	@Autowired
	MockMvcTester web;

	@Test
	@WithMockUser(roles = { "VIEWER", "OPERATOR", "ADMINISTRATOR" })
	void thePageListsWhatBlocksAStartWithLinks() {
		assertThat(this.web.get().uri("/review")).hasStatusOk()
			.bodyText()
			.contains("<html", "To do before a start", "nginx/htpasswd", "pcap-claim", "href=\"/storage\"",
					"href=\"/credentials\"")
			.doesNotContain("Start Malcolm");
	}

	@Test
	@WithMockUser(roles = { "VIEWER", "OPERATOR" })
	void whatOnlyAnAdministratorCanMendIsSaidWithoutALink() {
		assertThat(this.web.get().uri("/review")).hasStatusOk()
			.bodyText()
			.contains("href=\"/storage\"", "Credentials, by an administrator")
			.doesNotContain("href=\"/credentials\"");
	}

	@Test
	void htmxGetsTheFragmentOnly() {
		assertThat(this.web.get().uri("/review").header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.contains("To do before a start")
			.doesNotContain("<html");
	}

	@Test
	void aStartThatIsBlockedIsRefused() {
		assertThat(this.web.post().uri("/review/start").with(csrf())).hasStatus(422);
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void viewersMayLookButNotStart() {
		assertThat(this.web.get().uri("/review")).hasStatusOk();
		assertThat(this.web.post().uri("/review/start").with(csrf())).hasStatus(403);
	}

	@Test
	void theStatusWithoutAClusterIsUnconfigured() {
		assertThat(this.web.get().uri("/api/v1/status")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.phase")
			.isEqualTo("unconfigured");
	}

}
