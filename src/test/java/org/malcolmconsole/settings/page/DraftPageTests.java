package org.malcolmconsole.settings.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.SettingsChange;
import org.malcolmconsole.settings.draft.Drafts;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Unsaved changes outlive the session, and nobody's saved value gets lost by them. */
@WebTest
@WithMockUser(username = "op", roles = "OPERATOR")
class DraftPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@Autowired
	private Settings settings;

	@Autowired
	private Drafts drafts;

	@Autowired
	private JdbcClient jdbc;

	private MockHttpSession session = new MockHttpSession();

	@BeforeEach
	void beginAnew() {
		Stream.of("op", "other").forEach(this.drafts::discard);
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@Test
	void whatWasTypedOutlivesTheSessionAndIsOnesOwn() {
		type("logstash_workers", "5", "3");
		this.session = new MockHttpSession();
		assertThat(page("/settings?group=search-engine")).contains("You have 1 unsaved change", "value=\"5\"");
		assertThat(this.mvc.get().uri("/settings?group=search-engine").with(user("other").roles("OPERATOR"))).bodyText()
			.contains("value=\"3\"")
			.doesNotContain("unsaved change");
		assertThat(post("/settings/discard")).hasRedirectedUrl("/settings");
		assertThat(page("/settings?group=search-engine")).doesNotContain("unsaved change", "value=\"5\"");
	}

	@Test
	void aSecretIsKeptInTheSessionOnlyAndNeverShown() {
		type("file_extraction", "true", "false");
		type("virustotal_lookup", "true", "false");
		type("virustotal_api_key", "hunter-2-key", "");
		assertThat(this.jdbc.sql("select field from settings_draft").query(String.class).list())
			.containsExactlyInAnyOrder("file_extraction", "virustotal_lookup");
		assertThat(page("/settings?group=file-extraction")).contains("3 unsaved changes")
			.doesNotContain("hunter-2-key");
		assertThat(page("/settings/review")).contains("VTOT_API2_KEY=********").doesNotContain("hunter-2-key");
		this.session = new MockHttpSession();
		assertThat(page("/settings?group=file-extraction")).contains("2 unsaved changes");
	}

	@Test
	void changesOfDifferentSettingsMerge() {
		type("logstash_workers", "5", "3");
		var base = revision();
		save("opensearch_memory", "8g");
		assertThat(post("/settings/save", "base", base)).hasRedirectedUrl("/settings");
		assertThat(value("logstash_workers")).isEqualTo(5L);
		assertThat(value("opensearch_memory")).isEqualTo("8g");
	}

	@Test
	void aPageThatIsOldDoesNotBringBackWhatItShows() {
		save("opensearch_memory", "8g");
		post("/settings", "logstash_workers", "5", "was.logstash_workers", "3", "opensearch_memory", "10g",
				"was.opensearch_memory", "10g");
		assertThat(post("/settings/save", "base", "1")).hasRedirectedUrl("/settings");
		assertThat(value("opensearch_memory")).isEqualTo("8g");
	}

	@Test
	void aConflictShowsThreeValuesAndSavesWhatIsChosen() {
		type("logstash_workers", "5", "3");
		type("opensearch_memory", "6g", "10g");
		var base = revision();
		save("logstash_workers", 7L);
		save("opensearch_memory", "8g");
		assertThat(post("/settings/save", "base", base)).hasStatus(412)
			.bodyText()
			.contains("Logstash workers", "<code>3</code>", "<code>5</code>", "<code>7</code>", "OpenSearch memory");
		assertThat(value("logstash_workers")).isEqualTo(7L);
		assertThat(page("/settings/review")).contains("choice.logstash_workers", "choice.opensearch_memory");
		post("/settings/resolve", "choice.logstash_workers", "mine", "choice.opensearch_memory", "theirs");
		assertThat(page("/settings/review")).contains("+ pipeline.workers=5").doesNotContain("Xmx6g");
		assertThat(post("/settings/save", "base", revision())).hasRedirectedUrl("/settings");
		assertThat(value("logstash_workers")).isEqualTo(5L);
		assertThat(value("opensearch_memory")).isEqualTo("8g");
	}

	@Test
	void theSameValueOfTwoPeopleIsNoConflict() {
		type("logstash_workers", "7", "3");
		save("logstash_workers", 7L);
		assertThat(page("/settings/review")).doesNotContain("choice.logstash_workers");
	}

	@Test
	void theRevisionThatWasReviewedMayBeOldButNothingElseMayBeLost() {
		type("logstash_workers", "5", "3");
		save("logstash_workers", 7L);
		assertThat(post("/settings/save", "base", revision())).hasStatus(412);
		assertThat(value("logstash_workers")).isEqualTo(7L);
	}

	@Test
	@WithMockUser(username = "op", roles = { "OPERATOR", "ADMINISTRATOR" })
	void switchingHttpsOffIsNotYetTheConfirmation() {
		type("nginx_ssl", "false", "true");
		assertThat(page("/settings?group=sign-in")).containsPattern("(?s)id=\"nginx_ssl_off_confirm\"[^>]*>")
			.doesNotContainPattern("id=\"nginx_ssl_off_confirm\"[^>]*checked");
		assertThat(page("/settings/review")).doesNotContain("NGINX_SSL=false");
		type("nginx_ssl_off_confirm", "true", "false");
		assertThat(page("/settings/review")).contains("NGINX_SSL=false");
	}

	@Test
	void memoryComesAsNumberAndUnit() {
		post("/settings", "opensearch_memory", "6500", "opensearch_memory.unit", "m", "was.opensearch_memory", "10g");
		assertThat(page("/settings/review")).contains("-Xmx6500m");
		post("/settings", "opensearch_memory", "12 GB", "opensearch_memory.unit", "m", "was.opensearch_memory", "10g");
		assertThat(page("/settings/review")).contains("-Xmx12G");
		post("/settings", "opensearch_memory", "10", "opensearch_memory.unit", "g", "was.opensearch_memory", "10g");
		assertThat(page("/settings?group=search-engine")).doesNotContain("unsaved change");
	}

	@Test
	void whileTypingOnlyTheAnswerChanges() {
		assertThat(post("/settings", "logstash_workers", "0", "was.logstash_workers", "3", "typing", "logstash_workers",
				"fragment", "true"))
			.hasStatusOk()
			.bodyText()
			.startsWith("<!-- ")
			.contains("At least 1", "id=\"logstash_workers-standing\" hx-swap-oob", "1 needs a look")
			.doesNotContain("<input", "<!DOCTYPE");
	}

	@Test
	void aLinkToASettingOpensItsGroupOrSaysWhatItNeeds() {
		assertThat(page("/settings?setting=zeek_ics_best_guess")).contains("Guess industrial protocols");
		assertThat(page("/settings?setting=virustotal_api_key")).contains("appears with", "href=\"#file_extraction\"");
		assertThat(page("/settings?setting=none")).contains("User id");
	}

	@Test
	void aGroupLeadsToThePageThatTestsItThoseWhoMayOpenIt() {
		assertThat(page("/settings?group=search-engine")).doesNotContain("href=\"/opensearch\"");
		assertThat(this.mvc.get().uri("/settings?group=search-engine").with(user("root").roles("ADMINISTRATOR")))
			.bodyText()
			.contains("<main", "Logins of OpenSearch, and a test of the connection", "href=\"/opensearch\"");
	}

	@Test
	void undoTakesBackOneChange() {
		type("logstash_workers", "5", "3");
		type("reverse_dns", "true", "false");
		post("/settings", "undo", "logstash_workers");
		assertThat(page("/settings/review")).contains("LOGSTASH_REVERSE_DNS=true").doesNotContain("pipeline.workers=5");
	}

	@Test
	void theReviewSaysWhyAndWhichServicesAreReplaced() {
		type("logstash_workers", "5", "3");
		type("process_uid", "1234", String.valueOf(value("process_uid")));
		assertThat(page("/settings/review"))
			.containsPattern("(?s)<code>pipeline.workers</code>.{0,200}Logstash workers</a>\\s*<span>3 → 5</span>")
			.contains("Malcolm needs it this way on Kubernetes", "<b>", "logstash")
			.containsPattern("(?s)id=\"replaced\".*replaces.*services.*arkime");
		post("/settings/discard");
		type("dashboards_dark_mode", "false", "true");
		assertThat(page("/settings/review")).contains("setting=dashboards_dark_mode", "on → off");
	}

	private void type(String id, String text, String was) {
		assertThat(post("/settings", id, text, "was." + id, was, "fragment", "true")).hasStatusOk();
	}

	private void save(String id, Object value) {
		this.settings.apply(new SettingsChange(new LinkedHashMap<>(Map.of(id, value)), false, true, null, "bea", null));
	}

	private Object value(String id) {
		return this.settings.now().values().value(id);
	}

	private String revision() {
		return String.valueOf(this.workspace.current().number());
	}

	private String page(String address) {
		var answer = this.mvc.get().uri(address).session(this.session).exchange();
		assertThat(answer).hasStatusOk();
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult post(String address, String... fields) {
		var request = this.mvc.post().uri(address).with(csrf()).session(this.session);
		for (int index = 0; index < fields.length; index += 2) {
			request = request.param(fields[index], fields[index + 1]);
		}
		return request.exchange();
	}

}
