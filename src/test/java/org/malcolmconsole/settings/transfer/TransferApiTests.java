package org.malcolmconsole.settings.transfer;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.SecretsRevealed;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Settings go out as a file and come back as they were; secrets only when asked for. */
@WebTest
@RecordApplicationEvents
@WithMockUser(username = "root", roles = { "OPERATOR", "ADMINISTRATOR" })
class TransferApiTests {

	private static final String MUCH = """
			{"process_uid": "0042", "netbox_enabled": true, "netbox_site_name": "Plant: #7 \\"é\\" ${X} \\u007f\\ttab",
			 "nginx_ssl": false, "prune_indices": true, "index_prune_size_limit": "60%", "opensearch_local": true,
			 "filebeat_tcp_defaults": false, "filebeat_tcp_tag": "yes", "logstash_workers": 9,
			 "file_extraction": true, "file_http_server": true, "file_http_server_key": "hunter2",
			 "virustotal_lookup": true, "virustotal_api_key": "hunter3"}""";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@Autowired
	private ApplicationEvents events;

	@BeforeEach
	void beginAnew() {
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "yaml", "json" })
	void whatGoesOutComesBack(String format) throws UnsupportedEncodingException {
		assertThat(send(HttpMethod.PUT, "/api/v1/settings", MUCH)).hasStatusOk();
		var before = values();
		var file = export("?includeSecrets=true&format=" + format);
		assertThat(file).contains("hunter2", "hunter3");
		assertThat(send(HttpMethod.PUT, "/api/v1/settings", "{}")).hasStatusOk();
		assertThat(values()).isNotEqualTo(before);
		assertThat(bringIn("?replace=true", file)).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.unknown", (path) -> path.assertThat().asArray().isEmpty())
			.hasPathSatisfying("$.release", (path) -> path.assertThat().isEqualTo("23.07.1"));
		assertThat(values()).isEqualTo(before);
		assertThat(bringIn("", file)).bodyJson()
			.hasPathSatisfying("$.changes", (path) -> path.assertThat().asArray().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "yaml", "json" })
	void secretsStayInUnlessAskedForAndAreKept(String format) throws UnsupportedEncodingException {
		assertThat(send(HttpMethod.PUT, "/api/v1/settings", MUCH)).hasStatusOk();
		var before = values();
		var file = export("?format=" + format);
		assertThat(file).contains("netbox_site_name").doesNotContain("hunter", "file_http_server_key", "********");
		assertThat(this.events.stream(SecretsRevealed.class)).isEmpty();
		assertThat(bringIn("?replace=true", file)).hasStatusOk();
		assertThat(values()).isEqualTo(before);
	}

	@Test
	void whoeverTakesSecretsOutIsNoted() throws UnsupportedEncodingException {
		export("?includeSecrets=true");
		assertThat(this.events.stream(SecretsRevealed.class)).containsExactly(new SecretsRevealed("root", "zeek.env"),
				new SecretsRevealed("root", "zeek-secret.env"));
	}

	@Test
	@WithMockUser(roles = "OPERATOR")
	void onlyAdministratorsTakeSecretsOut() {
		assertThat(this.mvc.get().uri("/api/v1/settings/export?includeSecrets=true")).hasStatus(403);
		assertThat(this.mvc.get().uri("/api/v1/settings/export?format=xml")).hasStatus(422);
		assertThat(this.events.stream(SecretsRevealed.class)).isEmpty();
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void viewersTakeOutButBringNothingIn() {
		assertThat(this.mvc.get().uri("/api/v1/settings/export")).hasStatusOk()
			.hasHeader("Cache-Control", "no-store")
			.headers()
			.hasHeaderSatisfying("Content-Disposition",
					(values) -> assertThat(values).first().asString().startsWith("attachment; filename=\"malcolm-"));
		assertThat(bringIn("", "reverse_dns: true")).hasStatus(403);
	}

	@Test
	void unknownKeysAreListedAndTheKnownOnesImported() {
		long before = this.workspace.current().number();
		var file = """
				release: "26.05.0"
				settings:
				  reverse_dns: yes
				  process_uid: 1234
				  flux_capacitor: 88
				  "odd key": [1, 2]
				""";
		assertThat(bringIn("?dryRun=true", file)).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.imported",
					(path) -> path.assertThat().asArray().containsExactly("reverse_dns", "process_uid"))
			.hasPathSatisfying("$.unknown",
					(path) -> path.assertThat().asArray().containsExactly("flux_capacitor", "odd key"))
			.hasPathSatisfying("$.changes[*].key",
					(path) -> path.assertThat().asArray().containsExactly("LOGSTASH_REVERSE_DNS", "PUID"));
		assertThat(this.workspace.current().number()).isEqualTo(before);
		assertThat(bringIn("?note=from the lab", file)).hasStatusOk();
		assertThat(this.workspace.current().number()).isEqualTo(before + 1);
		assertThat(this.workspace.current().reason()).isEqualTo("from the lab");
		assertThat(values()).containsEntry("process.env/PUID", "1234");
	}

	@Test
	void everyWrongKeyIsNamedAtOnceAndNothingIsSaved() {
		long before = this.workspace.current().number();
		assertThat(bringIn("",
				"{\"logstash_workers\": 0, \"auth_mode\": \"magic\", \"nginx_ssl\": [], \"reverse_dns\": true}"))
			.hasStatus(422)
			.bodyJson()
			.hasPathSatisfying("$.errors[*].field",
					(path) -> path.assertThat()
						.asArray()
						.containsExactlyInAnyOrder("logstash_workers", "auth_mode", "nginx_ssl"));
		assertThat(this.workspace.current().number()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a: b: c", "- 1", "{\"a\": 1, \"a\": 2}", "{\"a\"", "", "a: &x 1\nb: !!java.net.URL [x]" })
	void aFileThatIsNoneIsRefused(String file) {
		assertThat(bringIn("", file)).hasStatus(422).bodyText().contains("\"title\"");
	}

	@Test
	void aFileThatIsTooLargeOrTooDeepIsRefused() {
		assertThat(bringIn("", "a: " + "x".repeat(300_000))).hasStatus(413);
		assertThat(bringIn("", "{\"a\":" + "[".repeat(5_000))).hasStatus(422);
		assertThat(bringIn("", "a: " + "[".repeat(5_000))).hasStatus(422);
	}

	@Test
	void aFileForAnotherRevisionIsRefused() {
		assertThat(this.mvc.post()
			.uri("/api/v1/settings/import")
			.with(csrf())
			.header("If-Match", "\"1\"")
			.contentType(MediaType.APPLICATION_YAML)
			.content("reverse_dns: true")).hasStatus(412);
	}

	private String export(String query) throws UnsupportedEncodingException {
		var answer = this.mvc.get().uri("/api/v1/settings/export" + query).exchange();
		assertThat(answer).hasStatusOk();
		return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private MvcTestResult bringIn(String query, String file) {
		return this.mvc.post()
			.uri("/api/v1/settings/import" + query)
			.with(csrf())
			.contentType(MediaType.APPLICATION_YAML)
			.content(file.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private MvcTestResult send(HttpMethod method, String address, String body) {
		return this.mvc.method(method)
			.uri(address)
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private SortedMap<String, String> values() {
		var values = new TreeMap<String, String>();
		this.workspace.read()
			.envFiles()
			.forEach((file) -> file.values().forEach((key, value) -> values.put(file.name() + "/" + key, value)));
		return values;
	}

}
