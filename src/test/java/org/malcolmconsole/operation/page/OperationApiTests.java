package org.malcolmconsole.operation.page;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.operation.Operations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@WebTest
@WithMockUser(username = "ada", roles = "OPERATOR")
class OperationApiTests {

	private static final JsonMapper JSON = new JsonMapper();

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Operations operations;

	@Autowired
	Rehearsal rehearsal;

	@AfterEach
	void finish() {
		this.rehearsal.reset();
		this.operations.nudge();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.operations.running().isEmpty());
	}

	@Test
	void startsAndTellsWhereToLook() throws Exception {
		MvcTestResult started = post("{\"type\":\"rehearsal\",\"reason\":\"a try\",\"options\":{\"a\":1}}", null);
		assertThat(started).hasStatus(202);
		String id = json(started).path("id").asString();
		assertThat(started).headers().hasValue("Location", "/api/v1/operations/" + id);
		JsonNode ended = awaitState(id, "succeeded");
		assertThat(ended.path("type").asString()).isEqualTo("rehearsal");
		assertThat(ended.path("actor").asString()).isEqualTo("ada");
		assertThat(ended.path("reason").asString()).isEqualTo("a try");
		assertThat(ended.path("startedAt").asString()).isNotEmpty();
		assertThat(ended.path("finishedAt").asString()).isNotEmpty();
		assertThat(ended.path("steps")).hasSize(3);
		assertThat(ended.path("target").path("namespace").asString()).isEqualTo("malcolm");
		assertThat(ended.path("target").path("cluster").asString()).isEqualTo(Rehearsal.TARGET.cluster());
		assertThat(ended.path("target").path("revision").asLong()).isEqualTo(12);
		assertThat(ended.path("objects")).hasSize(3);
		assertThat(ended.path("objects").path(0).path("result").asString()).isEqualTo("created");
		assertThat(ended.path("objects").path(1).path("detail").asString()).contains("somebody else");
		JsonNode step = ended.path("steps").path(0);
		assertThat(step.path("id").asString()).isEqualTo("configuration");
		assertThat(step.path("title").asString()).isEqualTo("Configuration");
		assertThat(step.path("state").asString()).isEqualTo("succeeded");
		assertThat(step.path("done").asInt()).isEqualTo(56);
		assertThat(step.path("total").asInt()).isEqualTo(56);
		assertThat(json(get("/api/v1/operations")).path("operations").path(0).path("id").asString()).isEqualTo(id);
	}

	@Test
	void waitsForTheClusterAndSaysWhy() throws Exception {
		this.rehearsal.clusterAway = true;
		String id = json(post("{\"type\":\"rehearsal\"}", null)).path("id").asString();
		JsonNode waiting = awaitState(id, "waiting");
		assertThat(waiting.has("finishedAt")).isFalse();
		JsonNode what = waiting.path("waitingFor").path(0);
		assertThat(what.path("service").asString()).isEqualTo("cluster");
		assertThat(what.path("reason").asString()).startsWith("The cluster does not answer");
		assertThat(what.path("since").asString()).isNotEmpty();
		MvcTestResult second = post("{\"type\":\"rehearsal\"}", null);
		assertThat(second).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(json(second).path("operation").asString()).isEqualTo(id);
		MvcTestResult cancelled = this.mvc.post().uri("/api/v1/operations/{id}/cancel", id).with(csrf()).exchange();
		assertThat(cancelled).hasStatus(202);
		awaitState(id, "cancelled");
	}

	@Test
	void theSameKeyIsTheSameOperation() throws Exception {
		String id = json(post("{\"type\":\"rehearsal\"}", "key")).path("id").asString();
		awaitState(id, "succeeded");
		MvcTestResult again = post("{\"type\":\"rehearsal\"}", "key");
		assertThat(again).hasStatus(202);
		assertThat(json(again).path("id").asString()).isEqualTo(id);
		assertThat(post("{\"type\":\"rehearsal\",\"reason\":\"other\"}", "key")).hasStatus(422);
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThat(post("{\"type\":\"dance\"}", null)).hasStatus(422)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("type");
		assertThat(post("{}", null)).hasStatus(422);
		assertThat(post("{", null)).hasStatus(400);
		assertThat(get("/api/v1/operations/none")).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.post().uri("/api/v1/operations/none/cancel").with(csrf())).hasStatus(404);
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void aViewerOnlyLooks() {
		assertThat(get("/api/v1/operations")).hasStatus(200);
		assertThat(post("{\"type\":\"rehearsal\"}", null)).hasStatus(403);
		assertThat(this.mvc.post().uri("/api/v1/operations/none/cancel").with(csrf())).hasStatus(403);
	}

	@Test
	void onlyAnAdministratorWipes() {
		assertThat(post("{\"type\":\"wipe\",\"confirm\":\"malcolm\"}", null)).hasStatus(403);
		assertThat(this.operations.recent(0, 1)).noneMatch((operation) -> operation.type().equals("wipe"));
	}

	@Test
	void whatAnOptionMakesDangerousNeedsTheRoleThatTheHandlerNames() {
		for (String body : new String[] { "{\"type\":\"rehearsal\",\"options\":{\"dangerous\":true}}",
				"{\"type\":\"stop\",\"options\":{\"deleteNamespace\":true}}",
				"{\"type\":\"stop\",\"options\":{\"deleteNamespace\":true,\"reclaimPersistentVolumes\":true}}",
				"{\"type\":\"dh-parameters\"}" }) {
			assertThat(post(body, null)).as(body).hasStatus(403);
			assertThat(post(body, "key of " + body.hashCode())).as("%s with a key", body).hasStatus(403);
		}
		assertThat(post("{\"type\":\"stop\",\"options\":{\"deleteNamespace\":\"true\"}}", null)).hasStatus(422);
		assertThat(this.operations.recent(0, 1)).noneMatch((operation) -> operation.type().equals("stop"));
	}

	@Test
	@WithMockUser(roles = "ADMINISTRATOR")
	void anAdministratorMayWhatAnOptionMakesDangerous() throws Exception {
		MvcTestResult started = post("{\"type\":\"rehearsal\",\"options\":{\"dangerous\":true}}", null);
		assertThat(started).hasStatus(202);
		awaitState(json(started).path("id").asString(), "succeeded");
	}

	@Test
	void pagesAreWholeOrFragments() throws Exception {
		String id = json(post("{\"type\":\"rehearsal\"}", null)).path("id").asString();
		awaitState(id, "succeeded");
		for (String path : new String[] { "/operations", "/operations/" + id }) {
			assertThat(get(path)).hasStatus(200).bodyText().contains("<html").contains("Rehearsal");
			assertThat(this.mvc.get().uri(path).header("HX-Request", "true")).hasStatus(200)
				.bodyText()
				.doesNotContain("<html")
				.contains("Rehearsal")
				.contains("data-live=\"operations\"");
		}
		assertThat(this.mvc.get().uri("/operations/none").accept(MediaType.TEXT_HTML)).hasStatus(404);
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).exchange();
	}

	private MvcTestResult post(String body, String key) {
		var request = this.mvc.post()
			.uri("/api/v1/operations")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.with(csrf());
		return ((key != null) ? request.header("Idempotency-Key", key) : request).exchange();
	}

	private JsonNode awaitState(String id, String state) {
		return Awaitility.await()
			.pollInSameThread()
			.atMost(Duration.ofMinutes(1))
			.until(() -> json(get("/api/v1/operations/" + id)), (now) -> state.equals(now.path("state").asString()));
	}

	private static JsonNode json(MvcTestResult result) throws Exception {
		return JSON.readTree(result.getResponse().getContentAsString());
	}

	@TestConfiguration
	static class Handlers {

		@Bean
		Rehearsal rehearsal() {
			return new Rehearsal();
		}

	}

}
