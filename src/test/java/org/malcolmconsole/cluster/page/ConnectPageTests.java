package org.malcolmconsole.cluster.page;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.WebTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The page and the calls that choose a cluster, while none is connected. */
@WebTest
@WithMockUser(roles = "ADMINISTRATOR")
class ConnectPageTests {

	private static final String EXEC = """
			apiVersion: v1
			kind: Config
			clusters: [{name: c, cluster: {server: "https://10.0.0.1:6443"}}]
			users:
			- name: u
			  user:
			    exec: {command: touch, args: [/tmp/pwned]}
			contexts: [{name: first, context: {cluster: c, user: u}}, {name: second, context: {cluster: c, user: u}}]
			current-context: second
			""";

	@Autowired
	MockMvcTester mvc;

	@Test
	void thePageSaysThatThereIsNoClusterYetAndOffersTheForm() {
		assertThat(this.mvc.get().uri("/connect")).hasStatusOk()
			.bodyText()
			.contains("<!DOCTYPE html>", "No cluster yet", "name=\"kubeconfig\"", "name=\"file\"", "value=\"malcolm\"");
	}

	@Test
	void htmxGetsTheFragmentOnly() {
		assertThat(this.mvc.get().uri("/connect").header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.startsWith("<main")
			.doesNotContain("<!DOCTYPE html>");
		assertThat(this.mvc.get().uri("/connect/connection").header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.startsWith("<div id=\"connection\"")
			.doesNotContain("name=\"kubeconfig\"");
	}

	@Test
	void aRefusedKubeconfigIsExplainedInPlaceAndNeverSentBack() {
		var page = this.mvc.post().uri("/connect").with(csrf()).param("kubeconfig", EXEC).exchange();
		assertThat(page).hasStatus(422)
			.bodyText()
			.contains("<!DOCTYPE html>", "Line 7, users[0].user.exec", "Nothing was changed")
			.doesNotContain("pwned");
		var fragment = this.mvc.post()
			.uri("/connect")
			.with(csrf())
			.header("HX-Request", "true")
			.param("kubeconfig", EXEC)
			.exchange();
		assertThat(fragment).hasStatus(422).hasHeader("HX-Retarget", "#refusal");
		assertThat(fragment).bodyText().startsWith("<div id=\"refusal\"").doesNotContain("pwned");
	}

	@Test
	void anUploadedFileOffersItsContexts() {
		var file = new MockMultipartFile("file", "config", "text/plain", EXEC.getBytes());
		assertThat(this.mvc.post().uri("/connect/contexts").multipart().file(file).with(csrf())).hasStatusOk()
			.bodyText()
			.contains("<option value=\"first\">first</option>",
					"<option value=\"second\" selected=\"selected\">second</option>")
			.doesNotContain("pwned");
	}

	@Test
	void theApiAnswersAProblemWithTheField() {
		var answer = this.mvc.put()
			.uri("/api/v1/cluster")
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"kubeconfig\": \"apiVersion: v1\\nclusters: *x\"}")
			.exchange();
		assertThat(answer).hasStatus(422).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("kubeconfig");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].message").asString().contains("Line 2");
	}

	@Test
	void theApiRefusesAnUnknownContextAndABadNamespace() {
		assertThat(put("{\"kubeconfig\": %s, \"context\": \"third\"}")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("context");
		assertThat(put("{\"kubeconfig\": %s, \"namespace\": \"Not A Name\"}")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("namespace");
		assertThat(put("{\"context\": \"first\"}")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("kubeconfig");
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult put(String json) {
		var text = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(EXEC);
		return this.mvc.put()
			.uri("/api/v1/cluster")
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(json.contains("%s") ? json.formatted(text) : json)
			.exchange();
	}

	@Test
	void theApiSaysThatThereIsNoCluster() {
		assertThat(this.mvc.get().uri("/api/v1/cluster")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("not-configured");
	}

	@Test
	@WithMockUser(roles = "OPERATOR")
	void onlyAdministratorsMayChoose() {
		assertThat(this.mvc.get().uri("/connect")).hasStatus(403);
		assertThat(this.mvc.get().uri("/api/v1/cluster")).hasStatusOk();
		assertThat(this.mvc.post().uri("/connect").with(csrf()).param("kubeconfig", EXEC)).hasStatus(403);
		assertThat(put("{\"kubeconfig\": %s}")).hasStatus(403);
	}

}
