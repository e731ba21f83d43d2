package org.malcolmconsole.workspace.rest;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Release and revisions over REST. */
@WebTest
class WorkspaceApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@BeforeEach
	void beginAnew() {
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void tellsTheReleaseAndHowItWasRecognised() {
		assertThat(this.mvc.get().uri("/api/v1/release")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.version", (path) -> path.assertThat().isEqualTo("23.07.1"))
			.hasPathSatisfying("$.recognised.known", (path) -> path.assertThat().isEqualTo(true))
			.hasPathSatisfying("$.images.tag", (path) -> path.assertThat().isEqualTo("23.07.1"));
	}

	@Test
	@WithMockUser(username = "op", roles = "OPERATOR")
	void listsRevisionsAndRestoresOne() {
		var ids = this.workspace.read().envFile("process.env").orElseThrow();
		var changed = this.workspace
			.commit(Change.by("analyst", "other ids").put("config/process.env", ids.withValue("PUID", "5")));
		assertThat(this.mvc.get().uri("/api/v1/revisions?limit=1")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.total", (path) -> path.assertThat().isEqualTo((int) changed.number()))
			.hasPathSatisfying("$.revisions[0].reason", (path) -> path.assertThat().isEqualTo("other ids"))
			.hasPathSatisfying("$.revisions[0].files[0].changes[0].key", (path) -> path.assertThat().isEqualTo("PUID"));
		assertThat(this.mvc.post().uri("/api/v1/revisions/{n}/restore", changed.number() - 1).with(csrf()))
			.hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.revision", (path) -> path.assertThat().isEqualTo((int) changed.number() + 1))
			.hasPathSatisfying("$.changes[0].after", (path) -> path.assertThat().isEqualTo("1000"));
		assertThat(this.workspace.current().actor()).isEqualTo("op");
		assertThat(this.mvc.get().uri("/api/v1/revisions/{n}", changed.number())).hasStatusOk()
			.bodyText()
			.contains("+PUID=5");
		assertThat(this.mvc.get().uri("/api/v1/revisions/999")).hasStatus(404).bodyText().contains("revision 999");
		assertThat(this.mvc.get().uri("/api/v1/revisions/0")).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/v1/revisions/-1")).hasStatus(404);
	}

	@Test
	@WithMockUser(roles = "OPERATOR")
	void credentialsComeBackOnlyForAdministrators() {
		long before = this.workspace.current().number();
		this.workspace
			.commit(Change.by("a", "b").putSecret("nginx/htpasswd", "a:b\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(this.mvc.post().uri("/api/v1/revisions/{n}/restore", before).with(csrf())).hasStatus(403);
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void viewersRestoreNothing() {
		assertThat(this.mvc.post()
			.uri("/api/v1/revisions/1/restore")
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasStatus(403);
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void limitsAreChecked() {
		assertThat(this.mvc.get().uri("/api/v1/revisions?limit=100000")).hasStatus(422);
	}

}
