package org.malcolmconsole.ldap;

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
import org.malcolmconsole.ldap.connection.StandInDirectory;
import org.malcolmconsole.probe.TlsIdentity;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** LDAP as page and REST over a real Malcolm directory and a real LDAP server. */
@WebTest
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({ OutputCaptureExtension.class, TraceLogs.class })
class LdapPageTests {

	private static final String FILE = "nginx/nginx_ldap.conf";

	private static final TlsIdentity IDENTITY = TlsIdentity.of("localhost");

	private static StandInDirectory directory;

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	@BeforeAll
	static void startServer() {
		directory = StandInDirectory.start(IDENTITY);
	}

	@AfterAll
	static void stopServer() {
		directory.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPERATOR", "VIEWER" })
	@Order(1)
	void onlyAdministratorsSeeOrDoAnything(String role) throws Exception {
		var person = user("olga").roles(role);
		this.mvc.perform(get("/ldap").with(person)).andExpect(status().isForbidden());
		this.mvc.perform(post("/ldap").with(person).with(csrf())).andExpect(status().isForbidden());
		this.mvc.perform(post("/ldap/test").with(person).with(csrf())).andExpect(status().isForbidden());
		this.mvc.perform(get("/api/v1/credentials/ldap").with(person)).andExpect(status().isForbidden());
		this.mvc.perform(save("{}").with(person)).andExpect(status().isForbidden());
		this.mvc.perform(test("{}").with(person)).andExpect(status().isForbidden());
	}

	@Test
	@Order(2)
	void whatCannotBeUsedAnswersWithEveryFieldAndChangesNothing() throws Exception {
		String before = this.workspace.current().id();
		this.mvc.perform(get("/api/v1/credentials/ldap")).andExpect(jsonPath("$.state").value("missing"));
		this.mvc.perform(save("{}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[*].field",
					hasItems("serverType", "protocol", "host", "base", "bindDn", "bindPassword")));
		ObjectNode trap = form().put("host", "h\";\n}\nserver { listen 1; }")
			.put("port", 70_000)
			.put("base", "DC=a\nrequire")
			.put("attribute", "uid?sub?")
			.put("filter", "(uid=*")
			.put("bindDn", "no name")
			.put("bindPassword", "canary\n}")
			.put("group", "CN=$remote_user,DC=a")
			.put("protocol", "ldaps");
		trap.putObject("tunnel").put("checkHost", "a b").put("checkIp", "x").put("verifyLevel", 9);
		this.mvc.perform(save(trap.toString()))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(not(containsString("canary"))))
			.andExpect(jsonPath("$.errors[*].field", hasItems("host", "port", "startTls", "base", "attribute", "filter",
					"bindDn", "bindPassword", "group", "tunnel.checkHost", "tunnel.checkIp", "tunnel.verifyLevel")));
		this.mvc.perform(test("{}")).andExpect(status().isUnprocessableContent());
		this.mvc
			.perform(post("/ldap").with(csrf())
				.header("HX-Request", "true")
				.param("serverType", "openldap")
				.param("protocol", "ldap")
				.param("host", "a b")
				.param("bindPassword", "canary-typed"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("href=\"#host\"")))
			.andExpect(content().string(containsString("value=\"a b\"")))
			.andExpect(content().string(not(containsString("canary-typed"))));
		this.mvc.perform(post("/ldap").with(csrf()).param("port", "abc").param("tunnel.verifyLevel", "x"))
			.andExpect(status().is4xxClientError());
		assertThat(this.workspace.current().id()).isEqualTo(before);
	}

	@Test
	@Order(3)
	void aServerIsSavedForItsOwnerOnlyAndTried() throws Exception {
		this.workspace.commit(Change.by("ada", "test").put("nginx/ca-trust/own.crt", IDENTITY.pem()));
		this.mvc.perform(save(form().toString()))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.ldap.state").value("configured"))
			.andExpect(jsonPath("$.ldap.bindPassword").doesNotExist())
			.andExpect(jsonPath("$.ldap.passwordStored").value(true))
			.andExpect(jsonPath("$.files", hasItems(FILE, "config/auth-common.env")));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.workspace.root().resolve(FILE))))
			.isEqualTo("rw-------");
		assertThat(env("NGINX_LDAP_TLS_STUNNEL")).isEqualTo("true");
		assertThat(env("NGINX_LDAP_TLS_STUNNEL_CHECK_HOST")).isEqualTo("localhost");
		assertThat(env("NGINX_LDAP_TLS_STUNNEL_VERIFY_LEVEL")).isEqualTo("4");
		this.mvc.perform(test("{\"person\":\"ada\"}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.ok").value(true))
			.andExpect(jsonPath("$.places[0].layers[*].state", everyItem(is("ok"))));
		this.mvc.perform(post("/ldap/test").with(csrf()).header("HX-Request", "true").param("person", "grace"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("grace is not in the group")));
	}

	@Test
	@Order(4)
	void anEmptyPasswordKeepsTheStoredOneForTheSameServerAndNameOnly() throws Exception {
		String before = file();
		this.mvc
			.perform(save(form().put("bindPassword", "").put("filter", "(&(objectClass=person)(uid=*))").toString()))
			.andExpect(status().isOk());
		assertThat(file()).isEqualTo(before.replace("(objectClass=posixAccount)", "(%26(objectClass=person)(uid=*))"));
		this.mvc.perform(save(form().put("bindPassword", "").put("host", "evil.example.org").toString()))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("bindPassword"));
		ObjectNode elsewhere = new JsonMapper().createObjectNode();
		elsewhere.set("server", form().put("bindPassword", "").put("host", "127.0.0.1"));
		this.mvc.perform(test(elsewhere.toString())).andExpect(status().isUnprocessableContent());
		this.mvc
			.perform(post("/ldap").with(csrf())
				.param("serverType", "openldap")
				.param("protocol", "ldap")
				.param("host", "localhost")
				.param("port", "")
				.param("base", "dc=example,dc=org")
				.param("bindDn", StandInDirectory.READER)
				.param("bindPassword", "")
				.param("_startTls", "on")
				.param("tunnel.verifyLevel", "0"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Saved.")));
		assertThat(file()).contains("ldap://localhost:389/dc=example,dc=org?uid?sub?(objectClass=posixAccount)");
		assertThat(env("NGINX_LDAP_TLS_STUNNEL")).isEqualTo("false");
		assertThat(env("NGINX_LDAP_TLS_STUNNEL_VERIFY_LEVEL")).isEqualTo("0");
	}

	@Test
	@Order(5)
	void aFileEditedByHandIsKeptUnlessSomebodySaysOtherwise() throws Exception {
		String edited = file() + "# mine\n";
		this.workspace.commit(Change.by("ada", "test").putSecret(FILE, edited.getBytes(StandardCharsets.UTF_8)));
		this.mvc.perform(get("/ldap"))
			.andExpect(content().string(containsString("was edited by hand")))
			.andExpect(content().string(not(containsString("canary"))));
		this.mvc.perform(save(form().toString()))
			.andExpect(status().isConflict())
			.andExpect(jsonPath("$.detail", containsString("replaceEdited")));
		assertThat(file()).isEqualTo(edited);
		this.mvc.perform(save(form().put("replaceEdited", true).toString())).andExpect(status().isOk());
		assertThat(file()).doesNotContain("# mine");
	}

	@Test
	@Order(6)
	void noPasswordIsInAnyPageAnswerDifferenceOrLog(CapturedOutput output) throws Exception {
		String everything = body(get("/ldap")) + body(get("/api/v1/credentials/ldap"))
				+ this.workspace.diff(0, this.workspace.current().number()) + this.workspace.read() + output.getAll();
		assertThat(everything).doesNotContain("canary");
	}

	private static ObjectNode form() {
		ObjectNode form = new JsonMapper().createObjectNode()
			.put("serverType", "openldap")
			.put("protocol", "ldap")
			.put("host", "localhost")
			.put("port", directory.port())
			.put("startTls", true)
			.put("base", "dc=example,dc=org")
			.put("bindDn", StandInDirectory.READER)
			.put("bindPassword", StandInDirectory.PASSWORD)
			.put("group", "cn=malcolm,dc=example,dc=org");
		form.putObject("tunnel").put("checkHost", "localhost").put("verifyLevel", 4);
		return form;
	}

	private String file() {
		return new String(this.workspace.read().file(FILE).orElseThrow(), StandardCharsets.UTF_8);
	}

	private String env(String key) {
		return this.workspace.read().envFile("auth-common.env").flatMap((file) -> file.value(key)).orElseThrow();
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
	}

	private static MockHttpServletRequestBuilder save(String body) {
		return put("/api/v1/credentials/ldap").with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

	private static MockHttpServletRequestBuilder test(String body) {
		return post("/api/v1/ldap-test").with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
