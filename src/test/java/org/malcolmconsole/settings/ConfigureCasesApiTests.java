package org.malcolmconsole.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.AsAdministrator;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The recorded answers, sent over REST, give the recorded env files. */
@WebTest
@WithMockUser(username = "root", roles = { "OPERATOR", "ADMINISTRATOR" })
class ConfigureCasesApiTests {

	private static final JsonNode CASES = JsonMapper.shared()
		.readTree(Path.of("src/test/resources/malcolm/23.07.1/configure-cases.json").toFile());

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workspace workspace;

	@BeforeEach
	void beginAnew() {
		AsAdministrator.get(() -> this.workspace.restore(1, "test", "begin anew"));
	}

	@ParameterizedTest(name = "case {0}")
	@MethodSource("numbers")
	void putGivesTheRecordedFiles(int number) throws IOException {
		send(HttpMethod.PUT, "{\"reverse_dns\": true, \"opensearch_memory\": \"1g\", \"auth_mode\": \"ldap\"}");
		send(HttpMethod.PUT, answers(number).toString());
		assertRecordedFiles(number);
	}

	@ParameterizedTest(name = "case {0}")
	@MethodSource("numbers")
	void patchOnTopOfTheDefaultsGivesTheRecordedFiles(int number) throws IOException {
		send(HttpMethod.PUT, "{}");
		send(HttpMethod.PATCH, answers(number).toString());
		assertRecordedFiles(number);
	}

	@Test
	void aPutOverManyFilesIsOneRevision() {
		long before = this.workspace.current().number();
		send(HttpMethod.PUT, "{\"netbox_enabled\": true}");
		assertThat(this.workspace.current().number()).isEqualTo(before + 1);
		assertThat(this.workspace.diff(before, before + 1)).hasSizeGreaterThan(4);
	}

	@Test
	void thereAreTwelveCases() {
		assertThat(CASES.size()).isEqualTo(12);
	}

	static IntStream numbers() {
		return IntStream.range(0, CASES.size());
	}

	/** Who ran it is not among the answers when nobody was asked, so it is added. */
	private static ObjectNode answers(int number) {
		var answers = JsonMapper.shared().createObjectNode();
		var process = CASES.get(number).get("env").get("process.env");
		answers.set("process_uid", process.get("PUID"));
		answers.set("process_gid", process.get("PGID"));
		answers.setAll((ObjectNode) CASES.get(number).get("settings"));
		return answers;
	}

	private void assertRecordedFiles(int number) throws IOException {
		var expected = new TreeMap<String, String>();
		CASES.get(number)
			.get("env")
			.properties()
			.forEach((file) -> file.getValue()
				.properties()
				.forEach((variable) -> expected.put(file.getKey() + "/" + variable.getKey(),
						variable.getValue().asString())));
		expected.remove("upload-common.env/PCAP_NODE_NAME");
		assertThat(asContainersGetThem()).isEqualTo(expected);
		assertThat(asWritten()).isEqualTo(expected);
		var notes = CASES.get(number).get("ldap_config_defaults").stringValue(null);
		if (notes != null) {
			assertThat(Files.readString(this.workspace.root().resolve(".ldap_config_defaults"))).isEqualTo(notes);
		}
	}

	private Map<String, String> asContainersGetThem() {
		var answer = this.mvc.get().uri("/api/v1/env-files?reveal=true").exchange();
		assertThat(answer).hasStatusOk();
		var values = new TreeMap<String, String>();
		for (var file : JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray())) {
			file.get("variables")
				.forEach((variable) -> values.put(file.get("name").asString() + "/" + variable.get("key").asString(),
						variable.get("value").asString()));
		}
		values.remove("upload-common.env/PCAP_NODE_NAME");
		return values;
	}

	/** The text behind the equal sign, found without the console's own reader. */
	private Map<String, String> asWritten() throws IOException {
		var values = new TreeMap<String, String>();
		try (var files = Files.newDirectoryStream(this.workspace.root().resolve("config"), "*.env")) {
			for (var file : files) {
				for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
					int equal = line.indexOf('=');
					if (equal > 0 && !line.startsWith("#")) {
						values.put(file.getFileName() + "/" + line.substring(0, equal), line.substring(equal + 1));
					}
				}
			}
		}
		values.remove("upload-common.env/PCAP_NODE_NAME");
		return values;
	}

	private void send(HttpMethod method, String body) {
		assertThat(this.mvc.method(method)
			.uri("/api/v1/settings")
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatusOk();
	}

}
