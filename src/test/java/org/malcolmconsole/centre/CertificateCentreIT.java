package org.malcolmconsole.centre;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.Rest;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The certificate centre over HTTP, and what it tells those who watch the console.
 */
@ConsoleTest
@TestPropertySource(properties = "management.server.port=0")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertificateCentreIT {

	private static final String CENTRE = "/api/v1/certificates";

	@LocalServerPort
	int port;

	@LocalManagementPort
	int managementPort;

	@Test
	@Order(1)
	void everyCertificateIsThereWithWhatItRestarts() {
		Rest rest = new Rest(this.port).configure();
		assertThat(
				rest.call("POST", "/api/v1/credentials/forwarders", "{\"name\":\"north\",\"days\":365}").statusCode())
			.isEqualTo(201);
		String all = rest.call("GET", CENTRE, "").body();
		assertThat(JsonPath.<List<String>>read(all, "$.certificates[*].id")).containsExactly("web", "authority",
				"logstash", "forwarders", "forwarder.north");
		assertThat(JsonPath.<List<String>>read(all, "$.certificates[*].state")).containsOnly("valid");
		assertThat(restarts(all, "web")).containsExactly("nginx-proxy");
		assertThat(restarts(all, "authority")).containsExactly("logstash");
		assertThat(restarts(all, "logstash")).containsExactly("logstash");
		assertThat(restarts(all, "forwarders")).containsExactly("filebeat");
		assertThat(restarts(all, "forwarder.north")).isEmpty();
		assertThat(JsonPath.<List<String>>read(all, "$.certificates[*].fingerprint")).doesNotHaveDuplicates()
			.hasSize(5);
		assertThat(all).doesNotContain("PRIVATE KEY");
	}

	@Test
	@Order(2)
	void renewingKeepsTheParametersAndChangesTheKey() {
		Rest rest = new Rest(this.port);
		made(rest.call("POST", "/api/v1/credentials/web-certificate",
				"{\"hosts\":[\"malcolm.example.org\",\"10.0.0.7\"],\"days\":90,\"keyKind\":\"ec-p256\"}"));
		for (String id : List.of("web", "logstash", "forwarders", "forwarder.north")) {
			String before = rest.call("GET", CENTRE + "/" + id, "").body();
			String after = made(rest.call("POST", CENTRE + "/" + id + "/renew", ""));
			for (String kept : List.of("subject", "issuer", "alternativeNames", "totalDays", "key")) {
				assertThat(JsonPath.<Object>read(after, "$." + kept)).as("%s of %s", kept, id)
					.isEqualTo(JsonPath.read(before, "$." + kept));
			}
			assertThat(JsonPath.<String>read(after, "$.fingerprint"))
				.isNotEqualTo(JsonPath.read(before, "$.fingerprint"));
			assertThat(JsonPath.<String>read(after, "$.serial")).isNotEqualTo(JsonPath.read(before, "$.serial"));
		}
		assertThat(JsonPath.<Boolean>read(rest.call("POST", "/api/v1/credentials/forwarders/north/check", "").body(),
				"$.passed"))
			.isTrue();
		assertThat(JsonPath.<Boolean>read(
				rest.call("POST", "/api/v1/credentials/forwarder-certificates/check", "").body(), "$.passed"))
			.isTrue();
	}

	@Test
	@Order(3)
	void whatCannotBeRenewedSaysWhatToDo() {
		Rest rest = new Rest(this.port);
		HttpResponse<String> authority = rest.call("POST", CENTRE + "/authority/renew", "");
		assertThat(authority.statusCode()).isEqualTo(409);
		assertThat(authority.body()).contains("Make new forwarder certificates");
		assertThat(rest.call("POST", CENTRE + "/nothing/renew", "").statusCode()).isEqualTo(404);
		assertThat(rest.call("GET", CENTRE + "/nothing", "").statusCode()).isEqualTo(404);
	}

	@Test
	@Order(4)
	void healthWarnsBeforeTheEndAndTellsDetailsOnlyToThoseWithAToken() {
		ConsoleClient watcher = new ConsoleClient(this.managementPort);
		assertThat(JsonPath.<String>read(watcher.get("/actuator/health").body(), "$.status")).isEqualTo("UP");
		made(new Rest(this.port).call("POST", "/api/v1/credentials/web-certificate",
				"{\"hosts\":[\"localhost\"],\"days\":6,\"keyKind\":\"ec-p256\"}"));
		await().atMost(Duration.ofSeconds(120)).until(() -> watcher.get("/actuator/health").body().contains("WARNING"));
		HttpResponse<String> stranger = watcher.get("/actuator/health");
		assertThat(stranger.statusCode()).isEqualTo(200);
		assertThat(stranger.body()).doesNotContain("certificates", "urgent");
		HttpResponse<String> known = watcher.get("/actuator/health", "Authorization", "Bearer " + ConsoleTest.TOKEN);
		assertThat(JsonPath.<String>read(known.body(), "$.components.certificates.details.web")).startsWith("urgent");
		assertThat(watcher.get("/actuator/health", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
		assertThat(watcher.get("/actuator/health/readiness").body()).contains("UP");
		assertThat(watcher.get("/actuator/health/liveness").body()).contains("UP");
	}

	@Test
	@Order(5)
	void prometheusGetsTheSecondsOfEachCertificate() {
		ConsoleClient watcher = new ConsoleClient(this.managementPort);
		await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
			String figures = watcher.get("/actuator/prometheus").body();
			assertThat(figures).contains("malcolm_certificate_expiry_seconds{certificate=\"authority\"",
					"malcolm_certificate_expiry_seconds{certificate=\"forwarder.north\"");
			assertThat(seconds(figures, "web")).isBetween(0d, Duration.ofDays(6).toSeconds() * 1d);
		});
	}

	@Test
	@Order(6)
	void thePageShowsAllOfThemAndTheWarning() {
		ConsoleClient person = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		String page = person.get("/certificates").body();
		assertThat(page).contains("Web certificate", "Forwarder north", "ends within days", "<nav class=\"nav-side\"")
			.doesNotContain("style=", "PRIVATE KEY");
		assertThat(person.get("/certificates", "HX-Request", "true").body()).startsWith("<main id=\"content\"");
		String renewed = person
			.post("/certificates/web/renew", "_csrf=" + person.csrf("/certificates"), "HX-Request", "true")
			.body();
		assertThat(renewed).contains("was renewed until");
	}

	private static List<String> restarts(String all, String id) {
		return JsonPath.<List<List<String>>>read(all, "$.certificates[?(@.id=='" + id + "')].restarts").get(0);
	}

	private static double seconds(String figures, String id) {
		return figures.lines()
			.filter((line) -> line.startsWith("malcolm_certificate_expiry_seconds{certificate=\"" + id + "\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.findFirst()
			.orElse(Double.NaN);
	}

	private static String made(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

}
