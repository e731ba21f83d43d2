package org.malcolmconsole.settings;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.settings.draft.Drafts;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Settings over REST and as pages, over a real Malcolm directory. */
@WebTest
@WithMockUser(username = "op", roles = "OPERATOR")
class SettingsApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@Autowired
	private Drafts drafts;

	private final MockHttpSession session = new MockHttpSession();

	@BeforeEach
	void beginAnew() {
		this.drafts.discard("op");
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void showsEverySettingWithValueAndDefault() {
		assertThat(this.mvc.get().uri("/api/v1/settings")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.release", (path) -> path.assertThat().isEqualTo("23.07.1"))
			.hasPathSatisfying("$.settings[?(@.id=='opensearch_memory')].value",
					(path) -> path.assertThat().asArray().containsExactly("10g"))
			.hasPathSatisfying("$.settings[?(@.id=='opensearch_memory')].default",
					(path) -> path.assertThat().asArray().containsExactly("16g"))
			.hasPathSatisfying("$.settings[?(@.id=='file_http_server_key')].active",
					(path) -> path.assertThat().asArray().containsExactly(false));
	}

	@Test
	void changesExactlyTheLinesOfANamedSetting() throws IOException {
		var before = text("config/logstash.env");
		assertThat(send(HttpMethod.PATCH, "", "{\"logstash_workers\": 9}")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.changes.length()", (path) -> path.assertThat().isEqualTo(1))
			.hasPathSatisfying("$.changes[0].key", (path) -> path.assertThat().isEqualTo("pipeline.workers"))
			.hasPathSatisfying("$.changes[0].after", (path) -> path.assertThat().isEqualTo("9"));
		assertThat(text("config/logstash.env")).isEqualTo(before.replace("pipeline.workers=3", "pipeline.workers=9"));
		assertThat(this.workspace.current().actor()).isEqualTo("op");
	}

	@Test
	void aDryRunSavesNothing() {
		long before = this.workspace.current().number();
		assertThat(send(HttpMethod.PUT, "?dryRun=true", "{\"opensearch_memory\": \"8g\"}")).hasStatusOk()
			.bodyText()
			.contains("-Xmx8g");
		assertThat(this.workspace.current().number()).isEqualTo(before);
	}

	@Test
	void listsEveryErrorAtOnceAndSavesNothing() {
		long before = this.workspace.current().number();
		assertThat(send(HttpMethod.PATCH, "", """
				{"logstash_workers": 0, "opensearch_memory": "lots", "auth_mode": "magic", "nginx_ssl": "yes",
				 "no_such": 1, "opensearch_local": false, "reverse_dns": true}""")).hasStatus(422)
			.bodyJson()
			.hasPathSatisfying("$.errors[*].field",
					(path) -> path.assertThat()
						.asArray()
						.containsExactlyInAnyOrder("logstash_workers", "opensearch_memory", "auth_mode", "nginx_ssl",
								"no_such", "opensearch_primary_url"));
		assertThat(this.workspace.current().number()).isEqualTo(before);
	}

	@Test
	void aChangeForAnotherRevisionIsRefused() {
		long before = this.workspace.current().number();
		assertThat(send(HttpMethod.PATCH, "", "{\"logstash_workers\": 9}")).hasStatusOk();
		assertThat(this.mvc.patch()
			.uri("/api/v1/settings")
			.with(csrf())
			.header("If-Match", "\"" + before + "\"")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"logstash_workers\": 8}")).hasStatus(412);
	}

	@Test
	void secretsGoInButNeverOut() {
		assertThat(send(HttpMethod.PATCH, "",
				"{\"file_extraction\": true, \"virustotal_lookup\": true, \"virustotal_api_key\": \"hunter2 #'x\"}"))
			.hasStatusOk()
			.bodyText()
			.contains("********")
			.doesNotContain("hunter2");
		assertThat(this.mvc.get().uri("/api/v1/settings")).bodyText().doesNotContain("hunter2").contains("********");
		assertThat(this.mvc.get().uri("/settings?group=file-extraction")).bodyText().doesNotContain("hunter2");
		assertThat(this.workspace.read().envFile("zeek-secret.env").orElseThrow().value("VTOT_API2_KEY"))
			.contains("hunter2 #'x");
		assertThat(send(HttpMethod.PATCH, "", "{\"virustotal_api_key\": \"********\"}")).hasStatusOk();
		assertThat(this.workspace.read().envFile("zeek-secret.env").orElseThrow().value("VTOT_API2_KEY"))
			.contains("hunter2 #'x");
	}

	@Test
	void nullIsTheDefaultAndReplaceResetsTheRest() {
		assertThat(send(HttpMethod.PUT, "", "{\"logstash_workers\": 2}")).hasStatusOk();
		var workers = this.workspace.read().envFile("logstash.env").orElseThrow();
		assertThat(workers.value("pipeline.workers")).contains("2");
		assertThat(workers.value("LS_JAVA_OPTS").orElseThrow()).contains("-Xmx3g");
		assertThat(this.workspace.read().envFile("filebeat.env").orElseThrow().value("FILEBEAT_TCP_LISTEN"))
			.contains("true");
		assertThat(send(HttpMethod.PATCH, "", "{\"logstash_workers\": null}")).hasStatusOk();
		assertThat(this.workspace.read().envFile("logstash.env").orElseThrow().value("pipeline.workers")).contains("6");
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void viewersChangeNothing() {
		assertThat(send(HttpMethod.PATCH, "", "{\"logstash_workers\": 9}")).hasStatus(403);
		assertThat(form("/settings", "logstash_workers", "9")).hasStatus(403);
		assertThat(form("/settings/save", "base", "1")).hasStatus(403);
		assertThat(this.mvc.get().uri("/settings")).hasStatusOk();
		assertThat(this.mvc.get().uri("/history")).hasStatusOk();
	}

	@Test
	void thePageIsWholeAndToHtmxAFragment() {
		assertThat(this.mvc.get().uri("/settings?group=search-engine")).hasStatusOk()
			.bodyText()
			.contains("<!DOCTYPE html>", "OpenSearch memory", "OPENSEARCH_JAVA_OPTS", "default: 16 GiB");
		assertThat(this.mvc.get().uri("/settings?q=LS_JAVA_OPTS").header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.contains("Logstash memory")
			.doesNotContain("<!DOCTYPE html>", "Dark theme");
	}

	@Test
	void aFormIsKeptAsDraftReviewedAndSaved() throws IOException {
		assertThat(form("/settings", "logstash_workers", "5", "action", "review", "group", "search-engine"))
			.hasRedirectedUrl("/settings/review");
		assertThat(text("config/logstash.env")).contains("pipeline.workers=3");
		assertThat(this.mvc.get().uri("/settings/review").session(this.session)).bodyText()
			.contains("- pipeline.workers=3", "+ pipeline.workers=5");
		var base = String.valueOf(this.workspace.current().number());
		assertThat(form("/settings/save", "base", base, "note", "fewer cores")).hasRedirectedUrl("/settings");
		assertThat(text("config/logstash.env")).contains("pipeline.workers=5");
		assertThat(this.workspace.current().reason()).isEqualTo("fewer cores");
		assertThat(this.mvc.get().uri("/history")).bodyText().contains("fewer cores");
		assertThat(this.mvc.get().uri("/history/{n}", this.workspace.current().number())).bodyText()
			.contains("+ pipeline.workers=5");
	}

	@Test
	void aBadFormAnswersWithItselfAndSaysWhatIsAllowed() {
		assertThat(form("/settings", "logstash_workers", "0", "action", "review", "group", "search-engine"))
			.hasStatus(422)
			.bodyText()
			.contains("At least 1", "href=\"#logstash_workers\"", "<!DOCTYPE html>");
		assertThat(form("/settings", "logstash_workers", "many", "fragment", "true", "action", "review")).hasStatus(422)
			.bodyText()
			.doesNotContain("<!DOCTYPE html>");
		assertThat(form("/settings", "logstash_workers", "many", "fragment", "true", "group", "search-engine"))
			.hasStatusOk()
			.bodyText()
			.contains("Has to be a whole number", "value=\"many\"")
			.doesNotContain("<!DOCTYPE html>");
	}

	@Test
	void aSwitchShowsWhatDependsOnIt() {
		assertThat(form("/settings", "was.file_extraction", "false", "file_extraction", "true", "fragment", "true",
				"group", "file-extraction"))
			.hasStatusOk()
			.bodyText()
			.contains("Scan with ClamAV");
		assertThat(form("/settings", "was.file_extraction", "false", "file_extraction", "true", "was.file_scan_clamav",
				"true", "fragment", "true", "group", "file-extraction"))
			.hasStatusOk();
		assertThat(this.mvc.get().uri("/settings/review").session(this.session)).bodyText()
			.contains("EXTRACTED_FILE_ENABLE_YARA=true")
			.doesNotContain("EXTRACTED_FILE_ENABLE_CLAMAV=true");
	}

	@Test
	void anyTwoRevisionsCanBeCompared() {
		send(HttpMethod.PATCH, "", "{\"logstash_workers\": 9}");
		long first = this.workspace.current().number();
		send(HttpMethod.PATCH, "", "{\"logstash_workers\": 8}");
		send(HttpMethod.PATCH, "", "{\"logstash_workers\": 7}");
		long last = this.workspace.current().number();
		assertThat(this.mvc.get().uri("/history/compare?from={a}&to={b}", first, last)).hasStatusOk()
			.bodyText()
			.contains("- pipeline.workers=9", "+ pipeline.workers=7");
		assertThat(this.mvc.get().uri("/history/compare?from={a}&to={b}", last, first)).bodyText()
			.contains("- pipeline.workers=7", "+ pipeline.workers=9");
		assertThat(this.mvc.get().uri("/history/compare?from=1&to=99999")).hasStatus(404);
		assertThat(this.mvc.get().uri("/history/compare?from=x&to=1")).hasStatus(400);
	}

	@Test
	void revertingGoesBackToTheDefault() {
		assertThat(form("/settings", "revert", "opensearch_memory", "group", "search-engine")).hasStatusOk();
		assertThat(this.mvc.get().uri("/settings/review").session(this.session)).bodyText().contains("-Xmx16g");
		assertThat(form("/settings/discard")).hasRedirectedUrl("/settings");
		assertThat(this.mvc.get().uri("/settings/review").session(this.session)).bodyText().doesNotContain("-Xmx16g");
	}

	private MvcTestResult send(HttpMethod method, String query, String body) {
		return this.mvc.method(method)
			.uri("/api/v1/settings" + query)
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private MvcTestResult form(String address, String... fields) {
		var request = this.mvc.post().uri(address).with(csrf()).session(this.session);
		for (int index = 0; index < fields.length; index += 2) {
			request = request.param(fields[index], fields[index + 1]);
		}
		return request.exchange();
	}

	private String text(String path) throws IOException {
		return Files.readString(this.workspace.root().resolve(path));
	}

}
