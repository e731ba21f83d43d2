package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malcolmconsole.browser.TraceLogs;
import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Credentials as page and REST over a real Malcolm directory, from the first look to
 * everything being there.
 */
@WebTest
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({ OutputCaptureExtension.class, TraceLogs.class })
class CredentialPageTests {

	private static final String CANARY = "canary-Tweet-4711";

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	@ParameterizedTest
	@CsvSource({ "OPERATOR", "VIEWER" })
	@Order(1)
	void onlyAdministratorsSeeOrDoAnything(String role) throws Exception {
		var person = org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
			.user("olga")
			.roles(role);
		this.mvc.perform(get("/credentials").with(person)).andExpect(status().isForbidden());
		this.mvc.perform(get("/api/v1/credentials").with(person)).andExpect(status().isOk());
		this.mvc.perform(get("/api/v1/credentials/forwarder-bundle").with(person)).andExpect(status().isForbidden());
		for (String action : List.of("administrator", "web-certificate", "forwarder-certificates", "netbox",
				"missing")) {
			this.mvc.perform(post("/credentials/" + action).with(person).with(csrf()))
				.andExpect(status().isForbidden());
			this.mvc.perform(json(action, "{}").with(person)).andExpect(status().isForbidden());
		}
	}

	@Test
	@Order(2)
	void thePageSaysWhatIsMissingWholeAndAsFragment() throws Exception {
		this.mvc.perform(get("/credentials"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Create what is missing")))
			.andExpect(content().string(containsString("Nobody can sign in to Malcolm yet.")))
			.andExpect(content().string(containsString("<nav class=\"nav-side\"")))
			.andExpect(content().string(not(containsString("style="))));
		this.mvc.perform(get("/credentials").header("HX-Request", "true"))
			.andExpect(content().string(startsWith("<main id=\"content\"")));
	}

	@Test
	@Order(3)
	void whatCannotBeUsedAnswers422WithEveryFieldAndMakesNothing() throws Exception {
		String before = this.workspace.current().id();
		this.mvc.perform(json("missing", "{}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.errors[0].field").value("administrator"));
		this.mvc.perform(json("missing", "{\"administrator\":{\"username\":\"a\",\"password\":\"b\"}}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[*].field", hasItems("administrator.username", "administrator.password")));
		this.mvc
			.perform(post("/credentials/missing").with(csrf())
				.header("HX-Request", "true")
				.param("username", "a")
				.param("password", "short"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("href=\"#username\"")))
			.andExpect(content().string(not(containsString("value=\"short\""))));
		this.mvc.perform(json("web-certificate", "{\"certificate\":\"x\",\"key\":\"" + CANARY + "\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("certificate"));
		this.mvc.perform(get("/api/v1/credentials/forwarder-bundle")).andExpect(status().isNotFound());
		assertThat(this.workspace.current().id()).isEqualTo(before);
	}

	@Test
	@Order(4)
	void oneCallMakesEverythingAndNoSecretIsShownOrLogged(CapturedOutput output) throws Exception {
		MvcResult result = this.mvc
			.perform(json("missing", "{\"administrator\":{\"username\":\"analyst\",\"password\":\"" + CANARY + "\"}}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.made", hasSize(5)))
			.andExpect(jsonPath("$.certificates[*].fingerprint", hasSize(4)))
			.andReturn();
		assertThat(this.workspace.revisions(0, 1).get(0).actor()).isEqualTo("ada");
		String everything = result.getResponse().getContentAsString() + body(get("/api/v1/credentials"))
				+ body(get("/credentials")) + this.workspace.diff(0, this.workspace.current().number())
				+ this.workspace.read() + output;
		assertThat(everything).doesNotContain(CANARY).doesNotContain("PRIVATE KEY");
		for (String secret : secrets()) {
			assertThat(everything).doesNotContain(secret);
		}
	}

	@Test
	@Order(5)
	void everyFileIsForItsOwnerOnly() throws Exception {
		for (String name : List.of("nginx/htpasswd", "nginx/certs/key.pem", "logstash/certs/ca.key",
				"filebeat/certs/client.key", "config/auth.env", "config/netbox-secret.env", "htadmin/config.ini",
				".opensearch.primary.curlrc")) {
			Path file = this.workspace.root().resolve(name);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(name)
				.isEqualTo("rw-------");
		}
		assertThat(Files.size(this.workspace.root().resolve(".opensearch.secondary.curlrc"))).isZero();
	}

	@Test
	@Order(6)
	void aSecondCallTouchesNothing() throws Exception {
		String before = this.workspace.current().id();
		this.mvc.perform(json("missing", "{}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.made", hasSize(0)))
			.andExpect(jsonPath("$.kept", hasSize(5)));
		assertThat(this.workspace.current().id()).isEqualTo(before);
	}

	@Test
	@Order(7)
	void theListTellsFingerprintsAndEndsAndThePageShowsThem() throws Exception {
		this.mvc.perform(get("/api/v1/credentials"))
			.andExpect(jsonPath("$.items", hasSize(5)))
			.andExpect(jsonPath("$.items[*].state", org.hamcrest.Matchers.everyItem(org.hamcrest.Matchers.is("ready"))))
			.andExpect(jsonPath("$.items[1].certificates[0].fingerprint").isNotEmpty())
			.andExpect(jsonPath("$.items[1].certificates[0].notAfter").isNotEmpty());
		this.mvc.perform(get("/credentials"))
			.andExpect(content().string(containsString("of 3650 days left")))
			.andExpect(content().string(not(containsString("Create what is missing"))));
	}

	@Test
	@Order(8)
	void theBundleIsAZipThatNobodyKeeps() throws Exception {
		this.mvc.perform(get("/api/v1/credentials/forwarder-bundle"))
			.andExpect(status().isOk())
			.andExpect(content().contentType("application/zip"))
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andExpect(header().string("Content-Disposition", containsString("malcolm-forwarder.zip")));
	}

	@Test
	@Order(9)
	void netboxNeedsAConfirmation() throws Exception {
		this.mvc.perform(json("netbox", "{}"))
			.andExpect(status().isConflict())
			.andExpect(jsonPath("$.detail", containsString("confirmExistingDatabase")));
		this.mvc.perform(json("netbox", "{\"confirmExistingDatabase\":true}")).andExpect(status().isOk());
		this.mvc.perform(post("/credentials/netbox").with(csrf()).header("HX-Request", "true"))
			.andExpect(status().isConflict());
	}

	@Test
	@Order(10)
	void aGeneratedPasswordIsShownOnceAndWorks() throws Exception {
		String page = body(
				post("/credentials/administrator").with(csrf()).param("username", "boss").param("generate", "true"));
		String password = page.replaceAll("(?s).*id=\"secret\">([^<]+)<.*", "$1");
		assertThat(password).matches("([A-Za-z2-9]{4}-){4}[A-Za-z2-9]{4}");
		assertThat(body(get("/credentials"))).doesNotContain(password).contains("administrator is boss");
		String hash = new String(this.workspace.read().file("nginx/htpasswd").orElseThrow(), StandardCharsets.UTF_8)
			.trim()
			.substring("boss:".length());
		assertThat(new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder().matches(password, hash))
			.isTrue();
	}

	@Test
	@Order(11)
	void aCertificateOfOnesOwnReplacesTheFormerWhichStaysAsARevision() throws Exception {
		String former = file("nginx/certs/cert.pem");
		long revision = this.workspace.current().number();
		Bench other = new Bench();
		other.credentials.webCertificate(Bench.quick(), "other");
		this.mvc
			.perform(post("/credentials/web-certificate").with(csrf())
				.param("certificate", other.workspace.text("nginx/certs/cert.pem"))
				.param("key", other.workspace.text("nginx/certs/key.pem")))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("malcolm.example.org, 10.0.0.7")));
		assertThat(file("nginx/certs/cert.pem")).isEqualTo(other.workspace.text("nginx/certs/cert.pem"));
		this.workspace.restore(revision, "ada", "back");
		assertThat(file("nginx/certs/cert.pem")).isEqualTo(former);
	}

	@Test
	@Order(12)
	void aRefusedWebCertificateKeepsTheHostsThatWereTyped() throws Exception {
		assertThat(hosts(refused(post("/credentials/web-certificate").param("hosts", "one.example.org, no host!"))))
			.isEqualTo("one.example.org, no host!");
		assertThat(hosts(
				refused(post("/credentials/web-certificate").param("hosts", "one.example.org").param("days", "0"))))
			.isEqualTo("one.example.org");
		String page = refused(multipart("/credentials/web-certificate").file("file", new byte[0])
			.param("hosts", "one.example.org, two.example.org")
			.param("certificate", "no certificate")
			.param("key", CANARY)
			.param("keyPassword", CANARY));
		assertThat(hosts(page)).isEqualTo("one.example.org, two.example.org");
		assertThat(page).contains(">no certificate</textarea>").doesNotContain(CANARY);
	}

	@Test
	@Order(13)
	void aRefusedUploadWithoutHostsSuggestsThemAgain() throws Exception {
		String suggested = hosts(body(get("/credentials")));
		assertThat(suggested).contains("localhost");
		assertThat(hosts(
				refused(multipart("/credentials/web-certificate").file("file", new byte[0]).param("certificate", "x"))))
			.isEqualTo(suggested);
	}

	@Test
	@Order(14)
	void anUploadOfNothingMakesNoCertificate() throws Exception {
		String before = this.workspace.current().id();
		assertThat(refused(multipart("/credentials/web-certificate").file("file", new byte[0])))
			.contains("There is nothing to use.");
		assertThat(refused(post("/credentials/web-certificate").param("hosts", "localhost").param("certificate", "")))
			.contains("There is nothing to use.");
		assertThat(this.workspace.current().id()).isEqualTo(before);
	}

	private String refused(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
		return this.mvc.perform(request.with(csrf()).header("HX-Request", "true"))
			.andExpect(status().isUnprocessableContent())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private static String hosts(String page) {
		Matcher field = Pattern.compile("id=\"hosts\" name=\"hosts\"(?: value=\"([^\"]*)\")?").matcher(page);
		assertThat(field.find()).isTrue();
		return field.group(1);
	}

	private List<String> secrets() {
		Map<String, String> netbox = this.workspace.read().envFile("netbox-secret.env").orElseThrow().values();
		Map<String, String> auth = this.workspace.read().envFile("auth.env").orElseThrow().values();
		return List.of(netbox.get("SECRET_KEY"), netbox.get("DB_PASSWORD"), netbox.get("SUPERUSER_PASSWORD"),
				auth.get("MALCOLM_PASSWORD"), file("nginx/htpasswd").trim(),
				file("nginx/certs/key.pem").lines().skip(5).findFirst().orElseThrow());
	}

	private String file(String path) {
		return new String(this.workspace.read().file(path).orElseThrow(), StandardCharsets.UTF_8);
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
	}

	private static MockHttpServletRequestBuilder json(String action, String body) {
		return post("/api/v1/credentials/" + action).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
