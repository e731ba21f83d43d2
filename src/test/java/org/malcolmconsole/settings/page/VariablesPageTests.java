package org.malcolmconsole.settings.page;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Every variable can be seen, found, changed and brought back, one by one. */
@WebTest
@WithMockUser(username = "op", roles = "OPERATOR")
class VariablesPageTests {

	private static final String FILE = "logstash.env";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@BeforeEach
	void beginAnew() {
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@Test
	void showsEveryVariableOfEveryFileAndNoSecret() {
		edit("zeek-secret.env", "VTOT_API2_KEY", "hunter-2-key");
		var page = page("");
		for (var file : this.workspace.read().envFiles()) {
			assertThat(page).contains(file.name());
			file.variables().forEach((variable) -> assertThat(page).contains(">" + variable.key() + "<"));
		}
		assertThat(page).doesNotContain("hunter-2-key").contains("********");
		assertThat(page("?edit=zeek-secret.env/VTOT_API2_KEY")).doesNotContain("hunter-2-key");
	}

	@Test
	void findsByWordsFileAndWhatWasChanged() {
		assertThat(page("?q=pipeline.workers")).contains("pipeline.workers").doesNotContain(">PUID<");
		assertThat(page("?file=process.env")).contains(">PUID<").doesNotContain("pipeline.workers");
		assertThat(page("?q=no-such-thing")).contains("No variable is like this");
		assertThat(page("?only=hand")).contains("No variable is like this");
		edit(FILE, "OWN_ONE", "mine");
		assertThat(page("?only=hand")).contains("OWN_ONE", "unknown", "edited by hand").doesNotContain(">PUID<");
		var settings = this.mvc.get().uri("/settings").exchange();
		assertThat(settings).bodyText().contains("id=\"by-hand\"", "1 variable was");
	}

	@Test
	void aChangeIsARevisionAndItsDefaultComesBack() {
		assertThat(page("?edit=logstash.env/pipeline.workers")).contains("name=\"revision\"", "value=\"3\"");
		assertThat(save("pipeline.workers", "12", revision(), "q", "work"))
			.hasRedirectedUrl("/settings/variables?q=work#logstash.env/pipeline.workers");
		assertThat(value("pipeline.workers")).isEqualTo("12");
		assertThat(this.workspace.current().reason()).isEqualTo("pipeline.workers in logstash.env");
		assertThat(page("?only=changed")).contains("pipeline.workers", "default: <code>3</code>", "Logstash workers");
		save("pipeline.workers", "", revision(), "revert", "true");
		assertThat(value("pipeline.workers")).isEqualTo("3");
	}

	@Test
	void anotherVariableOfSomebodyElseIsNotInTheWay() {
		var shown = revision();
		edit(FILE, "LOGSTASH_REVERSE_DNS", "true");
		assertThat(save("pipeline.workers", "12", shown)).hasStatus3xxRedirection();
		assertThat(value("LOGSTASH_REVERSE_DNS")).isEqualTo("true");
	}

	@Test
	void theSameVariableOfSomebodyElseIsShownBeforeItIsReplaced() {
		var shown = revision();
		edit(FILE, "pipeline.workers", "7");
		assertThat(save("pipeline.workers", "12", shown)).hasStatus(412)
			.bodyText()
			.contains("Somebody else just saved", "<code>7</code>", "value=\"12\"");
		assertThat(value("pipeline.workers")).isEqualTo("7");
		assertThat(save("pipeline.workers", "12", revision())).hasStatus3xxRedirection();
		assertThat(value("pipeline.workers")).isEqualTo("12");
	}

	@Test
	void aCredentialIsForAdministrators() {
		assertThat(page("?file=netbox-secret.env")).doesNotContain("edit=netbox-secret.env");
		assertThat(post("name", "netbox-secret.env", "key", "SECRET_KEY", "value", "x", "secret", "true", "revision",
				revision()))
			.hasStatus(422)
			.bodyText()
			.contains("Only administrators may change credentials");
	}

	@Test
	void whatCannotBeWrittenIsRefusedWithTheReason() {
		assertThat(save("pipeline.workers", "a".repeat(40_000), revision())).hasStatus(422)
			.bodyText()
			.contains("At most 32,768 characters");
		assertThat(value("pipeline.workers")).isEqualTo("3");
	}

	@Test
	@WithMockUser(roles = "VIEWER")
	void viewersLookOnly() {
		assertThat(page("")).contains("the role of an operator").doesNotContain(">Edit<");
		assertThat(page("?edit=logstash.env/pipeline.workers")).doesNotContain("name=\"revision\"");
		assertThat(save("pipeline.workers", "12", revision())).hasStatus(403);
	}

	@Test
	void aBrokenFileSaysSoAndTheOthersAreThere() {
		AsAdministrator.get(() -> this.workspace.commit(
				Change.by("hand", "x").put("config/zeek-live.env", new byte[] { 'A', '=', (byte) 0xff, (byte) 0xfe })));
		assertThat(page("")).contains("zeek-live.env, line 1", "pipeline.workers");
	}

	private void edit(String file, String key, String value) {
		var before = this.workspace.read().envFile(file).orElseThrow();
		AsAdministrator.get(() -> this.workspace
			.commit(Change.by("bea", "by hand").put("config/" + file, before.withValue(key, value))));
	}

	private String value(String key) {
		return this.workspace.read().envFile(FILE).orElseThrow().value(key).orElseThrow();
	}

	private String revision() {
		return String.valueOf(this.workspace.current().number());
	}

	private String page(String query) {
		var answer = this.mvc.get().uri("/settings/variables" + query).exchange();
		assertThat(answer).hasStatusOk();
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult save(String key, String value, String revision, String... more) {
		var fields = new String[10 + more.length];
		System.arraycopy(
				new String[] { "name", FILE, "key", key, "value", value, "secret", "false", "revision", revision }, 0,
				fields, 0, 10);
		System.arraycopy(more, 0, fields, 10, more.length);
		return post(fields);
	}

	private MvcTestResult post(String... fields) {
		var request = this.mvc.post().uri("/settings/variables").with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request = request.param(fields[index], fields[index + 1]);
		}
		return request.exchange();
	}

}
