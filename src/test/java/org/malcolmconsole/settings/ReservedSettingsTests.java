package org.malcolmconsole.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What operators may not turn round by settings, and logins that nobody gets to read. */
@WebTest
@WithMockUser(username = "olga", roles = "OPERATOR")
class ReservedSettingsTests {

	private static final String CANARY = "hunter2";

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	private long before;

	@BeforeEach
	void remember() {
		this.before = this.workspace.current().number();
	}

	@AfterEach
	@WithMockUser(roles = "ADMINISTRATOR")
	void wayBack() throws Exception {
		if (this.workspace.current().number() != this.before) {
			this.mvc.perform(post("/api/v1/revisions/{n}/restore", this.before).with(admin()).with(csrf()))
				.andExpect(status().isOk());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"auth_mode":"none"}                                  | auth_mode
			{"auth_mode":"ldap","ldap_start_tls":true}            | auth_mode
			{"nginx_ssl":false,"nginx_ssl_off_confirm":true}      | nginx_ssl
			{"process_uid":"0"}                                   | process_uid
			{"process_gid":"0"}                                   | process_gid
			""")
	void anOperatorDoesNotTurnRoundHowPeopleSignInOrWhoContainersRunAs(String body, String field) throws Exception {
		for (MockHttpServletRequestBuilder way : List.of(patch("/api/v1/settings"),
				patch("/api/v1/settings?dryRun=true"), put("/api/v1/settings"))) {
			send(way, body).andExpect(status().isUnprocessableContent())
				.andExpect(jsonPath("$.errors[*].field", hasItem(field)))
				.andExpect(jsonPath("$.detail").value(containsString("Only administrators may change this, because")));
		}
		send(post("/api/v1/settings/import"), body).andExpect(status().is4xxClientError());
		assertThat(this.workspace.current().number()).isEqualTo(this.before);
		send(patch("/api/v1/settings").with(admin()), body).andExpect(status().isOk());
		long changed = this.workspace.current().number();
		this.mvc.perform(post("/api/v1/revisions/{n}/restore", this.before).with(csrf()))
			.andExpect(status().is(field.startsWith("process") ? 200 : 403));
		assertThat(this.workspace.current().number()).isGreaterThanOrEqualTo(changed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			auth-common.env | NGINX_BASIC_AUTH          | no_authentication
			auth-common.env | NGINX_LDAP_TLS_STUNNEL_VERIFY_LEVEL | 0
			netbox-common.env | LD_PRELOAD              | /tmp/x.so
			netbox.env      | REMOTE_AUTH_SUPERUSERS    | mallory
			netbox.env      | REMOTE_AUTH_HEADER        | HTTP_X_EVIL
			netbox.env      | DB_HOST                   | evil.example
			netbox.env      | REDIS_HOST                | evil.example
			opensearch.env  | OPENSEARCH_JAVA_OPTS      | -Xmx4g -XX:OnOutOfMemoryError=reboot
			opensearch.env  | OPENSEARCH_JAVA_OPTS      | -javaagent:/tmp/x.jar
			opensearch.env  | plugins.security.disabled | true
			opensearch.env  | path.repo                 | /etc
			logstash.env    | LS_JAVA_OPTS              | -agentpath:/tmp/x.so
			logstash.env    | LOGSTASH_START_CMD        | sh
			zeek.env        | EXTRACT_FILES_PATH        | /etc
			zeek.env        | ZEEK_INTEL_REFRESH_CRON_EXPRESSION | * * * * *
			zeek-live.env   | ZEEK_LOG_PATH             | /etc
			pcap-capture.env | PCAP_FILTER              | -z /tmp/x
			pcap-capture.env | PCAP_FILTER              | port 1 -z x
			pcap-capture.env | PCAP_IFACE               | -w/etc/passwd
			process.env     | PUID                      | 0
			process.env     | BASH_ENV                  | /tmp/x
			process.env     | UNKNOWN_TO_THE_RELEASE    | 1
			""")
	void anOperatorSetsNoVariableThatProgramsTakeOrdersFrom(String file, String key, String value) throws Exception {
		String body = "{\"%s\": \"%s\"}".formatted(key, value);
		send(patch("/api/v1/env-files/" + file), body).andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value(file + "/" + key))
			.andExpect(jsonPath("$.errors[0].message").value(containsString("Only administrators may change")));
		send(patch("/api/v1/env-files"), "{\"%s\": %s}".formatted(file, body))
			.andExpect(status().isUnprocessableContent());
		this.mvc
			.perform(post("/settings/variables").with(csrf())
				.param("name", file)
				.param("key", key)
				.param("value", value)
				.param("revision", String.valueOf(this.before)))
			.andExpect(status().is4xxClientError());
		assertThat(this.workspace.current().number()).isEqualTo(this.before);
		send(patch("/api/v1/env-files/" + file).with(admin()), body).andExpect(status().isOk());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"opensearch_memory\": \"12g\"}", "{\"logstash_memory\": \"3g\", \"logstash_workers\": 4}",
					"{\"opensearch_local\": false, \"opensearch_primary_url\": \"https://search.example.org:9200\"}",
					"{\"process_uid\": \"1234\"}", "{\"reverse_dns\": true}" })
	void whatIsNotReservedIsForOperators(String body) throws Exception {
		send(patch("/api/v1/settings"), body).andExpect(status().isOk());
	}

	@Test
	void theAddressOfAnOpenSearchWhoseLoginIsStoredStaysWhereItIs() throws Exception {
		String remote = "{\"opensearch_local\": false, \"opensearch_primary_url\": \"https://%s:9200\"}";
		send(patch("/api/v1/settings").with(admin()), remote.formatted("search.example.org"))
			.andExpect(status().isOk());
		send(post("/api/v1/credentials/remote-opensearch").with(admin()),
				"{\"instance\": \"primary\", \"username\": \"malcolm\", \"password\": \"secret-enough\", \"verifyTls\": true}")
			.andExpect(status().is2xxSuccessful());
		long stored = this.workspace.current().number();
		for (String body : List.of(remote.formatted("evil.example"), "{\"opensearch_local\": true}",
				"{\"opensearch_primary_ssl_verify\": false}")) {
			send(patch("/api/v1/settings"), body).andExpect(status().isUnprocessableContent())
				.andExpect(jsonPath("$.detail").value(containsString("login that is stored")));
		}
		send(patch("/api/v1/env-files/opensearch.env"), "{\"OPENSEARCH_URL\": \"https://evil.example:9200\"}")
			.andExpect(status().isUnprocessableContent());
		send(get("/api/v1/settings"), "").andExpect(jsonPath("$.settings[?(@.id=='opensearch_primary_url')].reserved")
			.value(hasItem(containsString("Only"))));
		assertThat(this.workspace.current().number()).isEqualTo(stored);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://admin:hunter2@host:9200", "admin:hunter2@host:9200", "host:9200",
			" https://admin:hunter2@host", "https://host /", "https://host/#/app", "https://a:1,https://b:1",
			"https://admin:hunter2%40host:9200", "https%3A%2F%2Fadmin%3Ahunter2%40host" })
	void whatTheTestRefusesSavingRefuses(String url) throws Exception {
		String setting = "{\"opensearch_local\": false, \"opensearch_primary_url\": \"" + url + "\"}";
		send(patch("/api/v1/settings").with(admin()), setting).andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("opensearch_primary_url"))
			.andExpect(content().string(not(containsString(CANARY))));
		for (String key : List.of("OPENSEARCH_URL", "OPENSEARCH_SECONDARY_URL")) {
			send(patch("/api/v1/env-files/opensearch.env").with(admin()), "{\"" + key + "\": \"" + url + "\"}")
				.andExpect(status().isUnprocessableContent())
				.andExpect(content().string(not(containsString(CANARY))));
		}
		this.mvc
			.perform(post("/settings").with(csrf())
				.param("was.opensearch_local", "true")
				.param("was.opensearch_primary_url", "")
				.param("opensearch_primary_url", url))
			.andExpect(status().isUnprocessableContent());
		this.mvc.perform(post("/settings/discard").with(csrf())).andExpect(status().is3xxRedirection());
		assertThat(this.workspace.current().number()).isEqualTo(this.before);
	}

	@Test
	void noVariableOfAnotherNameTakesALoginEither() throws Exception {
		send(patch("/api/v1/env-files/netbox.env").with(admin()), "{\"RELEASE_CHECK_URL\": \"https://a:hunter2@b\"}")
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.detail").value(containsString("holds no login")));
	}

	@Test
	void aLoginThatADirectoryBroughtAlongIsMaskedEverywhereAndNamed() throws Exception {
		Path file = this.workspace.root().resolve("config/opensearch.env");
		String text = Files.readString(file);
		Files.writeString(file,
				text.replaceAll("(?m)^OPENSEARCH_URL=.*", "OPENSEARCH_URL=https://admin:hunter2@host:9200")
					.replaceAll("(?m)^OPENSEARCH_LOCAL=.*", "OPENSEARCH_LOCAL=false")
						+ "\n# before: https://admin:hunter2@old:9200\n",
				StandardCharsets.UTF_8);
		long found = this.workspace.current().number();
		for (String page : List.of("/api/v1/settings", "/settings?group=search-engine", "/api/v1/env-files",
				"/api/v1/env-files/opensearch.env", "/settings/variables", "/api/v1/revisions",
				"/api/v1/revisions/" + found, "/history/" + found, "/history/compare?from=1&to=" + found,
				"/api/v1/revisions/%d/diff/%d".formatted(this.before, found), "/api/v1/settings/export", "/api/v1/plan",
				"/settings/review")) {
			this.mvc.perform(get(page).with(user("vera").roles("VIEWER")))
				.andExpect(content().string(not(containsString(CANARY))));
		}
		this.mvc.perform(get("/opensearch").with(admin())).andExpect(content().string(not(containsString(CANARY))));
		this.mvc.perform(get("/api/v1/settings"))
			.andExpect(jsonPath("$.settings[?(@.id=='opensearch_primary_url')].value").value("********"))
			.andExpect(jsonPath("$.settings[?(@.id=='opensearch_primary_url')].problem")
				.value(hasItem(containsString("holds a login"))));
		this.mvc.perform(get("/settings").param("group", "search-engine"))
			.andExpect(content().string(containsString("The stored address holds a login")));
		send(patch("/api/v1/settings"), "{\"opensearch_primary_url\": \"********\", \"reverse_dns\": true}")
			.andExpect(status().isOk());
		assertThat(Files.readString(file)).contains("OPENSEARCH_URL=https://admin:hunter2@host:9200");
		Files.writeString(file, text, StandardCharsets.UTF_8);
	}

	private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
		return this.mvc.perform(request.with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body));
	}

	private static RequestPostProcessor admin() {
		return user("ada").roles("ADMINISTRATOR");
	}

}
