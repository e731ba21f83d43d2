package org.malcolmconsole.opensearch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.browser.TraceLogs;
import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.opensearch.connection.StandInSearch;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.TlsIdentity;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Logins and tests of OpenSearch as page and REST over a real Malcolm directory. */
@WebTest
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({ OutputCaptureExtension.class, TraceLogs.class })
class OpenSearchPageTests {

	private static final String CANARY = "canary-Tweet \\\"4711\\\"";

	private static final Login LOGIN = new Login("malcolm", "canary-Tweet \"4711\"");

	private static final TlsIdentity IDENTITY = TlsIdentity.of("localhost");

	private static StandInSearch server;

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	@BeforeAll
	static void startServer() {
		server = StandInSearch.secure(IDENTITY).asking(LOGIN);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPERATOR", "VIEWER" })
	@Order(1)
	void onlyAdministratorsDoAnything(String role) throws Exception {
		this.mvc.perform(get("/opensearch").with(user("olga").roles(role))).andExpect(status().isForbidden());
		for (String path : new String[] { "/primary", "/primary/remove", "/primary/test" }) {
			this.mvc.perform(post("/opensearch" + path).with(user("olga").roles(role)).with(csrf()))
				.andExpect(status().isForbidden());
		}
		this.mvc.perform(json("/api/v1/opensearch-test", "{}").with(user("olga").roles(role)))
			.andExpect(status().isForbidden());
		this.mvc.perform(json("/api/v1/credentials/remote-opensearch", "{}").with(user("olga").roles(role)))
			.andExpect(status().isForbidden());
		this.mvc
			.perform(
					delete("/api/v1/credentials/remote-opensearch/primary").with(csrf()).with(user("olga").roles(role)))
			.andExpect(status().isForbidden());
		this.mvc.perform(get("/api/v1/credentials/remote-opensearch").with(user("olga").roles(role)))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$", hasSize(2)));
	}

	@Test
	@Order(2)
	void whatCannotBeUsedAnswersWithEveryFieldAndChangesNothing() throws Exception {
		String before = this.workspace.current().id();
		this.mvc
			.perform(json("/api/v1/credentials/remote-opensearch", "{\"instance\":\"primary\",\"username\":\"a:b\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[*].field", hasItems("username", "password")));
		this.mvc.perform(json("/api/v1/credentials/remote-opensearch", "{\"instance\":\"third\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("instance"));
		this.mvc
			.perform(post("/opensearch/secondary").with(csrf())
				.header("HX-Request", "true")
				.param("instance", "secondary")
				.param("username", "some:body")
				.param("password", "canary-typed"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("href=\"#secondary-username\"")))
			.andExpect(content().string(containsString("value=\"some:body\"")))
			.andExpect(content().string(org.hamcrest.Matchers.not(containsString("canary-typed"))));
		this.mvc.perform(delete("/api/v1/credentials/remote-opensearch/third").with(csrf()))
			.andExpect(status().isNotFound());
		this.mvc.perform(json("/api/v1/opensearch-test", "{\"url\":\"file:///etc/passwd\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("url"));
		this.mvc.perform(json("/api/v1/opensearch-test", "{\"instance\":\"secondary\"}"))
			.andExpect(status().isUnprocessableContent());
		assertThat(this.workspace.current().id()).isEqualTo(before);
	}

	@Test
	@Order(3)
	void aLoginIsStoredForItsOwnerOnlyAndTheSettingFollows() throws Exception {
		this.mvc
			.perform(json("/api/v1/credentials/remote-opensearch",
					"{\"instance\":\"primary\",\"username\":\"malcolm\",\"password\":\"" + CANARY
							+ "\",\"verifyTls\":true}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.login.username").value("malcolm"))
			.andExpect(jsonPath("$.login.problem").doesNotExist())
			.andExpect(jsonPath("$.warning", containsString("double quote")));
		assertThat(file(".opensearch.primary.curlrc")).isEqualTo("user: \"malcolm:canary-Tweet \\\"4711\\\"\"\n");
		assertThat(env("OPENSEARCH_SSL_CERTIFICATE_VERIFICATION")).isEqualTo("true");
		assertThat(PosixFilePermissions
			.toString(Files.getPosixFilePermissions(this.workspace.root().resolve(".opensearch.primary.curlrc"))))
			.isEqualTo("rw-------");
		this.mvc
			.perform(post("/opensearch/secondary").with(csrf())
				.param("instance", "secondary")
				.param("username", "other")
				.param("password", "canary-other")
				.param("_verifyTls", "on"))
			.andExpect(status().isOk());
		assertThat(file(".opensearch.secondary.curlrc")).isEqualTo("user: \"other:canary-other\"\ninsecure\n");
		assertThat(env("OPENSEARCH_SECONDARY_SSL_CERTIFICATE_VERIFICATION")).isEqualTo("false");
		assertThat(this.workspace.revisions(0, 1).get(0).actor()).isEqualTo("ada");
	}

	@Test
	@Order(4)
	void theStoredLoginIsTriedAtTheAddressOfTheSettingsOnly() throws Exception {
		Contents before = this.workspace.read();
		String url = "https://localhost:" + server.port();
		this.workspace.commit(Change.by("ada", "test")
			.put(before.envPath("opensearch.env"),
					before.envFile("opensearch.env")
						.orElseThrow()
						.with("OPENSEARCH_LOCAL", "false")
						.with("OPENSEARCH_URL", url))
			.put("nginx/ca-trust/own.crt", IDENTITY.pem()));
		this.mvc.perform(json("/api/v1/opensearch-test", "{}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.ok").value(true))
			.andExpect(jsonPath("$.places[0].layers[*].state",
					org.hamcrest.Matchers.everyItem(org.hamcrest.Matchers.is("ok"))))
			.andExpect(jsonPath("$.places[0].layers[3].id").value("sign-in"))
			.andExpect(jsonPath("$.places[1].layers[0].state").value("skipped"));
		int tries = server.seen().size();
		this.mvc
			.perform(json("/api/v1/opensearch-test", "{\"url\":\"https://localhost:%d/\"}".formatted(server.port())))
			.andExpect(jsonPath("$.ok").value(false))
			.andExpect(jsonPath("$.places[0].layers[3].detail", containsString("none is stored")));
		assertThat(server.seen()).hasSize(tries);
		this.mvc.perform(post("/opensearch/primary/test").with(csrf()).header("HX-Request", "true"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("can be used.")))
			.andExpect(content().string(containsString("OpenSearch 2.8.0.")));
	}

	@Test
	@Order(5)
	void anEmptyPasswordKeepsTheStoredOneForTheSameNameOnly() throws Exception {
		String before = file(".opensearch.primary.curlrc");
		this.mvc
			.perform(json("/api/v1/credentials/remote-opensearch",
					"{\"instance\":\"primary\",\"username\":\"malcolm\",\"verifyTls\":false}"))
			.andExpect(status().isOk());
		assertThat(file(".opensearch.primary.curlrc")).isEqualTo(before + "insecure\n");
		assertThat(env("OPENSEARCH_SSL_CERTIFICATE_VERIFICATION")).isEqualTo("false");
		this.mvc
			.perform(json("/api/v1/credentials/remote-opensearch",
					"{\"instance\":\"primary\",\"username\":\"someone\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("password"));
	}

	@Test
	@Order(6)
	void theLoginFollowsTheSettingAndADifferenceIsNamed() throws Exception {
		this.mvc
			.perform(patch("/api/v1/settings").with(csrf())
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"opensearch_local\":false,\"opensearch_primary_ssl_verify\":true}"))
			.andExpect(status().isOk());
		String followed = file(".opensearch.primary.curlrc");
		assertThat(followed).contains("canary").doesNotContain("insecure");
		this.workspace.commit(Change.by("ada", "by hand")
			.putSecret(".opensearch.primary.curlrc", (followed + "insecure\n").getBytes(StandardCharsets.UTF_8)));
		this.mvc.perform(get("/opensearch"))
			.andExpect(content().string(containsString("needs attention")))
			.andExpect(content().string(containsString("the login&#39;s file says the opposite")));
	}

	@Test
	@Order(7)
	void noPasswordIsInAnyPageAnswerDifferenceOrLog(CapturedOutput output) throws Exception {
		String everything = body(get("/opensearch")) + body(get("/api/v1/credentials/remote-opensearch"))
				+ body(get("/credentials")) + body(get("/api/v1/credentials"))
				+ this.workspace.diff(0, this.workspace.current().number()) + this.workspace.read() + output.getAll();
		assertThat(everything).doesNotContain("canary").doesNotContain("Y2FuYXJ5");
	}

	@Test
	@Order(8)
	void oneLoginIsRemovedWithoutTheOther() throws Exception {
		this.mvc.perform(post("/opensearch/primary/remove").with(csrf()))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("was removed")));
		assertThat(file(".opensearch.primary.curlrc")).isEmpty();
		assertThat(file(".opensearch.secondary.curlrc")).contains("canary-other");
		this.mvc.perform(delete("/api/v1/credentials/remote-opensearch/secondary").with(csrf()))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.login.username").doesNotExist());
		assertThat(file(".opensearch.secondary.curlrc")).isEmpty();
		String revision = this.workspace.current().id();
		this.mvc.perform(delete("/api/v1/credentials/remote-opensearch/secondary").with(csrf()))
			.andExpect(status().isOk());
		assertThat(this.workspace.current().id()).isEqualTo(revision);
	}

	@Test
	@Order(9)
	void manyTestsAreRefusedForAWhile() throws Exception {
		int status = 200;
		for (int at = 0; at < 30 && status == 200; at++) {
			status = this.mvc.perform(json("/api/v1/opensearch-test", "{\"url\":\"http://169.254.169.254\"}"))
				.andReturn()
				.getResponse()
				.getStatus();
		}
		this.mvc.perform(json("/api/v1/opensearch-test", "{\"url\":\"http://169.254.169.254\"}"))
			.andExpect(status().isTooManyRequests())
			.andExpect(header().exists("Retry-After"));
	}

	private String file(String path) {
		return new String(this.workspace.read().file(path).orElseThrow(), StandardCharsets.UTF_8);
	}

	private String env(String key) {
		return this.workspace.read().envFile("opensearch.env").flatMap((file) -> file.value(key)).orElseThrow();
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
	}

	private static MockHttpServletRequestBuilder json(String path, String body) {
		return post(path).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
