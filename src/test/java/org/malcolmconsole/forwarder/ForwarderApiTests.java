package org.malcolmconsole.forwarder;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malcolmconsole.browser.TraceLogs;
import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Named forwarders over REST and a real Malcolm directory, and the link with which a
 * sensor fetches its files.
 */
@WebTest
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({ OutputCaptureExtension.class, TraceLogs.class })
class ForwarderApiTests {

	private static final String API = "/api/v1/credentials";

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	DownloadLinks links;

	@Test
	@Order(1)
	void withoutAnAuthorityItSaysWhatToMakeFirst() throws Exception {
		this.mvc.perform(json("/forwarders", "{\"name\":\"north\"}"))
			.andExpect(status().isConflict())
			.andExpect(jsonPath("$.detail", containsString("make the forwarder certificates first")));
		this.mvc.perform(json("/forwarder-certificates", "{}")).andExpect(status().isOk());
	}

	@Test
	@Order(2)
	void administratorsMakeForwardersAndOthersOnlySeeThem() throws Exception {
		this.mvc.perform(json("/forwarders", "{\"name\":\"north\",\"days\":365}"))
			.andExpect(status().isCreated())
			.andExpect(header().string("Location", API + "/forwarders/north"))
			.andExpect(jsonPath("$.state").value("ready"))
			.andExpect(jsonPath("$.fingerprint").isNotEmpty());
		this.mvc.perform(json("/forwarders", "{\"name\":\"north\"}")).andExpect(status().isConflict());
		this.mvc.perform(json("/forwarders", "{\"name\":\"No Way\",\"days\":0}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors", hasSize(2)));
		for (String role : List.of("OPERATOR", "VIEWER")) {
			var other = user("olga").roles(role);
			this.mvc.perform(get(API + "/forwarders").with(other))
				.andExpect(status().isOk())
				.andExpect(jsonPath("$[0].name").value("north"));
			this.mvc.perform(get(API + "/forwarders/north/bundle").with(other)).andExpect(status().isForbidden());
			for (String action : List.of("", "/north/renew", "/north/revoke", "/north/pkcs12", "/north/link",
					"/north/check")) {
				this.mvc.perform(json("/forwarders" + action, "{\"name\":\"x\"}").with(other))
					.andExpect(status().isForbidden());
			}
		}
	}

	@Test
	@Order(3)
	void theFilesAreForTheirOwnerOnlyAndOutsideOfMalcolmsOwnFolders() throws Exception {
		Path folder = this.workspace.root().resolve("forwarders");
		assertThat(mode(folder)).isEqualTo("rwx------");
		assertThat(mode(folder.resolve("north"))).isEqualTo("rwx------");
		assertThat(mode(folder.resolve("north/client.key"))).isEqualTo("rw-------");
		assertThat(mode(folder.resolve("north/client.crt"))).isEqualTo("rw-------");
		try (var files = Files.list(this.workspace.root().resolve("filebeat/certs"))) {
			assertThat(files.map((file) -> file.getFileName().toString()).filter((name) -> !name.startsWith(".")))
				.containsExactlyInAnyOrder("ca.crt", "client.crt", "client.key");
		}
	}

	@Test
	@Order(4)
	void theSensorsFilesComeAsZipAndAsPkcs12() throws Exception {
		MockHttpServletResponse zip = this.mvc.perform(get(API + "/forwarders/north/bundle"))
			.andExpect(status().isOk())
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andReturn()
			.getResponse();
		assertThat(entries(zip)).containsExactly("ca.crt", "client.crt", "client.key");
		MockHttpServletResponse packed = this.mvc
			.perform(json("/forwarders/north/pkcs12", "{\"password\":\"open-sesame\"}"))
			.andExpect(status().isOk())
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andReturn()
			.getResponse();
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(new ByteArrayInputStream(packed.getContentAsByteArray()), "open-sesame".toCharArray());
		assertThat(store.getCertificateChain("north")).hasSize(2);
		this.mvc.perform(json("/forwarders/north/pkcs12", "{\"password\":\"short\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("password"));
	}

	@Test
	@Order(5)
	@WithAnonymousUser
	void aLinkWorksOnceForAStrangerAndIsNowhereKept(CapturedOutput output) throws Exception {
		String answer = this.mvc.perform(json("/forwarders/north/link", "{}").with(user("ada").roles("ADMINISTRATOR")))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
		String url = JsonPath.read(answer, "$.url");
		assertThat(JsonPath.<String>read(answer, "$.command")).startsWith("curl ").endsWith(url);
		String path = url.substring(url.indexOf("/api/"));
		String token = path.substring(path.lastIndexOf('/') + 1);
		assertThat(token).hasSize(43);
		for (int look = 0; look < 3; look++) {
			this.mvc.perform(head(path).with(anonymous())).andExpect(status().isNoContent());
		}
		MockHttpServletResponse zip = this.mvc.perform(get(path).with(anonymous()))
			.andExpect(status().isOk())
			.andExpect(content().contentType("application/zip"))
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andReturn()
			.getResponse();
		assertThat(entries(zip)).containsExactly("ca.crt", "client.crt", "client.key");
		this.mvc.perform(get(path).with(anonymous()))
			.andExpect(status().isNotFound())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
		assertThat(this.jdbc.sql("select * from download_link").query().listOfRows().toString()).doesNotContain(token)
			.contains("127.0.0.1");
		assertThat(output).doesNotContain(token);
	}

	@Test
	@Order(6)
	void aLinkEndsAfterFifteenMinutesWithANewOneAndWithTheForwarder() throws Exception {
		String first = link();
		String second = link();
		this.mvc.perform(get(first).with(anonymous())).andExpect(status().isNotFound());
		this.jdbc.sql("update download_link set expires_at = dateadd('MINUTE', -16, expires_at)").update();
		this.mvc.perform(get(second).with(anonymous())).andExpect(status().isNotFound());
		String third = link();
		this.mvc.perform(json("/forwarders/north/revoke", "{}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.state").value("revoked"));
		this.mvc.perform(get(third).with(anonymous())).andExpect(status().isNotFound());
		this.mvc.perform(get(API + "/revoked-certificates"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("BEGIN X509 CRL")));
	}

	@Test
	@Order(7)
	void whoTriesTooManyLinksHasToWaitAndAValidLinkFromThereWorksAllTheSame() throws Exception {
		this.mvc.perform(json("/forwarders", "{\"name\":\"east\"}")).andExpect(status().isCreated());
		String valid = link("east");
		RequestPostProcessor elsewhere = from("192.0.2.7");
		for (int attempt = 0; attempt < DownloadLimiter.FREE; attempt++) {
			this.mvc.perform(get("/api/v1/downloads/none").with(anonymous()).with(elsewhere))
				.andExpect(status().isNotFound());
		}
		this.mvc.perform(get("/api/v1/downloads/none").with(anonymous()).with(elsewhere))
			.andExpect(status().isTooManyRequests());
		this.mvc.perform(get(valid).with(anonymous()).with(elsewhere)).andExpect(status().isOk());
		this.mvc.perform(get(valid).with(anonymous()).with(elsewhere)).andExpect(status().isTooManyRequests());
		this.mvc.perform(get("/api/v1/downloads/none").with(anonymous())).andExpect(status().isNotFound());
	}

	@Test
	@Order(8)
	void theCheckSaysWhatWorksAndNoAnswerHasAKeyInIt(CapturedOutput output) throws Exception {
		this.mvc.perform(json("/forwarders", "{\"name\":\"south\"}")).andExpect(status().isCreated());
		String checked = body(json("/forwarders/south/check", "{}"));
		assertThat(JsonPath.<Boolean>read(checked, "$.passed")).isTrue();
		assertThat(JsonPath.<String>read(body(json("/forwarder-certificates/check", "{}")), "$.checks[9].state"))
			.isEqualTo("ok");
		String key = new String(this.workspace.read().file("forwarders/south/client.key").orElseThrow(),
				StandardCharsets.US_ASCII)
			.lines()
			.skip(4)
			.findFirst()
			.orElseThrow();
		String everything = checked + body(get(API + "/forwarders")) + body(get(API))
				+ this.workspace.diff(0, this.workspace.current().number()) + this.workspace.read() + output;
		assertThat(everything).doesNotContain(key).doesNotContain("PRIVATE KEY");
	}

	@Test
	@Order(9)
	void ofManyWhoUseALinkAtTheSameMomentOneGetsTheFiles() throws Exception {
		int many = 24;
		String path = link("south");
		CyclicBarrier start = new CyclicBarrier(many);
		ExecutorService sensors = Executors.newFixedThreadPool(many);
		try {
			List<Future<MockHttpServletResponse>> calls = IntStream.range(0, many)
				.mapToObj((number) -> sensors.submit(() -> {
					start.await(2, TimeUnit.MINUTES);
					return this.mvc.perform(get(path).with(anonymous()).with(from("192.0.2." + (100 + number))))
						.andReturn()
						.getResponse();
				}))
				.toList();
			Map<Integer, List<MockHttpServletResponse>> answers = new TreeMap<>();
			for (Future<MockHttpServletResponse> call : calls) {
				MockHttpServletResponse answer = call.get(2, TimeUnit.MINUTES);
				answers.computeIfAbsent(answer.getStatus(), (code) -> new ArrayList<>()).add(answer);
			}
			assertThat(answers).containsOnlyKeys(200, 404);
			assertThat(answers.get(200)).hasSize(1);
			assertThat(entries(answers.get(200).get(0))).containsExactly("ca.crt", "client.crt", "client.key");
			for (MockHttpServletResponse refused : answers.get(404)) {
				assertThat(refused.getContentAsString()).doesNotContain("PRIVATE KEY", "client.key");
			}
		}
		finally {
			sensors.shutdownNow();
		}
	}

	@Test
	@Order(10)
	void aLinkIsUsedUpInOneStep() throws Exception {
		int many = 8;
		CyclicBarrier start = new CyclicBarrier(many);
		ExecutorService sensors = Executors.newFixedThreadPool(many);
		try {
			for (int round = 0; round < 100; round++) {
				String token = this.links.create("south", "ada").token();
				List<Future<Boolean>> calls = IntStream.range(0, many).mapToObj((number) -> sensors.submit(() -> {
					start.await(2, TimeUnit.MINUTES);
					return this.links.use(token, "192.0.2.9").isPresent();
				})).toList();
				int used = 0;
				for (Future<Boolean> call : calls) {
					used += call.get(2, TimeUnit.MINUTES) ? 1 : 0;
				}
				assertThat(used).as("round %d", round).isEqualTo(1);
			}
		}
		finally {
			sensors.shutdownNow();
		}
	}

	private static RequestPostProcessor from(String address) {
		return (request) -> {
			request.setRemoteAddr(address);
			return request;
		};
	}

	private String link() throws Exception {
		return link("north");
	}

	private String link(String name) throws Exception {
		String url = JsonPath.read(body(json("/forwarders/" + name + "/link", "{}")), "$.url");
		return url.substring(url.indexOf("/api/"));
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
	}

	private static List<String> entries(MockHttpServletResponse answer) throws Exception {
		List<String> names = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				names.add(entry.getName());
			}
		}
		return names;
	}

	private static String mode(Path file) throws Exception {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

	private static MockHttpServletRequestBuilder json(String path, String body) {
		return post(API + path).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
