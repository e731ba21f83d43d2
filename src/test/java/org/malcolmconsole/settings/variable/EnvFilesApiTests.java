package org.malcolmconsole.settings.variable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.SecretsRevealed;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Every variable of every env file can be seen, with where it comes from, and changed.
 */
@WebTest
@RecordApplicationEvents
@WithMockUser(username = "op", roles = "OPERATOR")
class EnvFilesApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@Autowired
	private ApplicationEvents events;

	@BeforeEach
	void beginAnew() throws IOException {
		Files.deleteIfExists(this.workspace.root().resolve("config/broken.env"));
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void listsAllEnvFilesWithSecretsMasked() {
		assertThat(this.mvc.get().uri("/api/v1/env-files")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.length()", (path) -> path.assertThat().isEqualTo(29))
			.hasPathSatisfying("$[?(@.name=='zeek-secret.env')].variables[?(@.key=='K8S_SECRET')].value",
					(path) -> path.assertThat().asArray().containsExactly("True"))
			.hasPathSatisfying("$[?(@.name=='zeek-secret.env')].variables[?(@.key=='VTOT_API2_KEY')].value",
					(path) -> path.assertThat().asArray().containsExactly("********"))
			.hasPathSatisfying("$[?(@.name=='process.env')].variables[0].value",
					(path) -> path.assertThat().asArray().containsExactly("1000"))
			.hasPathSatisfying("$[*].variables[?(@.changed==true)]", (path) -> path.assertThat().asArray().isEmpty());
	}

	@Test
	@WithMockUser(username = "op", roles = { "OPERATOR", "ADMINISTRATOR" })
	void saysWhichSettingAVariableComesFrom() {
		assertThat(patch("/logstash.env", """
				{"pipeline.workers": "9", "LS_JAVA_OPTS": "-Xmx4g -Dmine=1", "MINE": "x", "LOGSTASH_VERIFY": "y"}"""))
			.hasStatusOk();
		var one = "$.variables[?(@.key=='%s')].%s";
		assertThat(this.mvc.get().uri("/api/v1/env-files/logstash.env")).hasStatusOk()
			.hasHeader("ETag", "\"" + this.workspace.current().number() + "\"")
			.bodyJson()
			.hasPathSatisfying(one.formatted("pipeline.workers", "settings[0]"),
					(path) -> path.assertThat().asArray().containsExactly("logstash_workers"))
			.hasPathSatisfying(one.formatted("pipeline.workers", "default"),
					(path) -> path.assertThat().asArray().containsExactly("3"))
			.hasPathSatisfying("$.variables[?(@.changed==true)].key",
					(path) -> path.assertThat()
						.asArray()
						.contains("pipeline.workers", "LS_JAVA_OPTS", "MINE")
						.doesNotContain("LOGSTASH_OUI_LOOKUP"))
			.hasPathSatisfying("$.variables[?(@.byHand==true)].key",
					(path) -> path.assertThat()
						.asArray()
						.contains("LS_JAVA_OPTS", "MINE")
						.doesNotContain("pipeline.workers"))
			.hasPathSatisfying("$.variables[?(@.known==false)].key",
					(path) -> path.assertThat().asArray().containsExactlyInAnyOrder("MINE", "LOGSTASH_VERIFY"));
	}

	@Test
	void whatKubernetesNeedsIsNotByHand() {
		assertThat(this.mvc.patch()
			.uri("/api/v1/settings?complete=true")
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasStatusOk();
		assertThat(this.mvc.get().uri("/api/v1/env-files/filebeat.env")).bodyJson()
			.hasPathSatisfying("$.variables[?(@.changed==true)].key",
					(path) -> path.assertThat().asArray().contains("FILEBEAT_TCP_LISTEN"))
			.hasPathSatisfying("$.variables[?(@.byHand==true)]", (path) -> path.assertThat().asArray().isEmpty());
	}

	@Test
	@WithMockUser(username = "op", roles = { "OPERATOR", "ADMINISTRATOR" })
	void nullBringsBackWhatTheReleaseSaysAndRemovesWhatItDoesNotHave() throws IOException {
		var before = text("config/logstash.env");
		assertThat(patch("/logstash.env", "{\"pipeline.workers\": 9, \"MINE\": \"a #b\\n'c\"}")).hasStatusOk();
		assertThat(this.workspace.read().envFile("logstash.env").orElseThrow().value("MINE")).contains("a #b\n'c");
		assertThat(patch("/logstash.env", "{\"pipeline.workers\": null, \"MINE\": null}")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.changes.length()", (path) -> path.assertThat().isEqualTo(2));
		assertThat(text("config/logstash.env").stripTrailing()).isEqualTo(before.stripTrailing());
	}

	@Test
	void severalFilesAreOneRevisionAndADryRunIsNone() throws IOException {
		long before = this.workspace.current().number();
		var body = "{\"process.env\": {\"PUID\": \"7\"}, \"arkime.env\": {\"MANAGE_PCAP_FILES\": true}}";
		assertThat(patch("?dryRun=true", body)).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.changes[*].key",
					(path) -> path.assertThat().asArray().containsExactlyInAnyOrder("PUID", "MANAGE_PCAP_FILES"));
		assertThat(this.workspace.current().number()).isEqualTo(before);
		assertThat(patch("?note=two", body)).hasStatusOk();
		assertThat(this.workspace.current().number()).isEqualTo(before + 1);
		assertThat(this.workspace.current().reason()).isEqualTo("two");
		assertThat(text("config/process.env")).contains("PUID=7\n");
	}

	@Test
	void listsEveryErrorAtOnceAndSavesNothing() {
		long before = this.workspace.current().number();
		assertThat(patch("", """
				{"process.env": {"PUID": "7", "A B": "x", "NUL": "a\\u0000b", "MANY": [1]},
				 "zeek-secret.env": {"K8S_SECRET": "false", "OTHER_PASSWORD": "x", "VTOT_API2_KEY": "kept secret"}}"""))
			.hasStatus(422)
			.bodyJson()
			.hasPathSatisfying("$.errors[*].field",
					(path) -> path.assertThat()
						.asArray()
						.containsExactlyInAnyOrder("process.env/A B", "process.env/NUL", "process.env/MANY",
								"zeek-secret.env/K8S_SECRET", "zeek-secret.env/OTHER_PASSWORD"));
		assertThat(patch("/none.env", "{\"A\": \"b\"}")).hasStatus(404);
		assertThat(this.workspace.current().number()).isEqualTo(before);
	}

	@Test
	void aChangeForAnotherRevisionIsRefused() {
		long before = this.workspace.current().number();
		assertThat(patch("/process.env", "{\"PUID\": \"7\"}")).hasStatusOk();
		assertThat(this.mvc.patch()
			.uri("/api/v1/env-files/process.env")
			.with(csrf())
			.header("If-Match", "\"" + before + "\"")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"PUID\": \"8\"}")).hasStatus(412);
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void viewersChangeNothing() {
		assertThat(patch("/process.env", "{\"PUID\": \"7\"}")).hasStatus(403);
		assertThat(patch("", "{\"process.env\": {\"PUID\": \"7\"}}")).hasStatus(403);
	}

	@Test
	@WithMockUser(username = "root", roles = { "OPERATOR", "ADMINISTRATOR" })
	void credentialsAreForAdministratorsAndAMaskKeepsThem() {
		assertThat(patch("/zeek-secret.env", "{\"OTHER_PASSWORD\": \"hunter2\"}")).hasStatusOk()
			.bodyText()
			.doesNotContain("hunter2")
			.contains("********");
		assertThat(patch("/zeek-secret.env", "{\"OTHER_PASSWORD\": \"********\"}")).hasStatusOk();
		assertThat(this.workspace.read().envFile("zeek-secret.env").orElseThrow().value("OTHER_PASSWORD"))
			.contains("hunter2");
		assertThat(this.mvc.get().uri("/api/v1/env-files/zeek-secret.env")).bodyText().doesNotContain("hunter2");
	}

	@Test
	void onlyAdministratorsMayReveal() {
		assertThat(this.mvc.get().uri("/api/v1/env-files/zeek-secret.env?reveal=true")).hasStatus(403);
		assertThat(this.mvc.get().uri("/api/v1/env-files?reveal=true")).hasStatus(403);
		assertThat(this.events.stream(SecretsRevealed.class)).isEmpty();
	}

	@Test
	@WithMockUser(username = "root", roles = "ADMINISTRATOR")
	void revealingIsPublishedForTheAudit() {
		assertThat(this.mvc.get().uri("/api/v1/env-files/zeek-secret.env?reveal=true")).hasStatusOk()
			.bodyText()
			.contains("quarantined");
		assertThat(this.events.stream(SecretsRevealed.class))
			.containsExactly(new SecretsRevealed("root", "zeek-secret.env"));
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void aBrokenFileIsNamedWithItsLine() throws IOException {
		Files.writeString(this.workspace.root().resolve("config/broken.env"), "A=1\n=2\n");
		assertThat(this.mvc.get().uri("/api/v1/env-files/broken.env")).hasStatus(422)
			.bodyText()
			.contains("broken.env, line 2");
		assertThat(this.mvc.get().uri("/api/v1/env-files")).hasStatusOk().bodyText().contains("broken.env, line 2");
		assertThat(this.mvc.get().uri("/api/v1/env-files/none.env")).hasStatus(404);
	}

	@Test
	void aBrokenFileThatSettingsAreReadFromLeavesTheOthersThere() {
		AsAdministrator.get(() -> this.workspace
			.commit(Change.by("a", "b").put("config/logstash.env", "=2\n".getBytes(StandardCharsets.UTF_8))));
		assertThat(this.mvc.get().uri("/api/v1/env-files")).hasStatusOk()
			.bodyText()
			.contains("logstash.env, line 1", "OPENSEARCH_JAVA_OPTS");
		assertThat(patch("/process.env", "{\"PUID\": \"7\"}")).hasStatusOk();
	}

	private MvcTestResult patch(String address, String body) {
		return this.mvc.patch()
			.uri("/api/v1/env-files" + address)
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private String text(String path) throws IOException {
		return Files.readString(this.workspace.root().resolve(path));
	}

}
