package org.malcolmconsole.deployment.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import org.malcolmconsole.controlplane.ControlPlane;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changed credentials arrive in a Malcolm on a real control plane. The containers' shell
 * is this machine's, with the files of a folder; the API server and everything on the way
 * to the node are real.
 */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=acceptance", "console.setup.password=Long-enough-for-a-test-1",
				"console.setup.api-token=" + ConsoleApi.TOKEN, "console.kubernetes.namespace=credentials" })
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ControlPlaneCredentialsIT {

	private static final ControlPlane PLANE = ControlPlane.running();

	private static final String CREDENTIALS = "/api/v1/credentials/";

	private static final String SECRET = "canary-Heron-4715";

	private static final Path HTPASSWD = PLANE.container().resolve("etc/nginx/auth/htpasswd");

	private static final Path SETTINGS = PLANE.container().resolve("var/www/htadmin/config/config.ini");

	private static final Path PROGRAM = PLANE.container().resolve("usr/share/opensearch/bin/opensearch-keystore");

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	ConsoleApi api;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("console.kubernetes.kubeconfig", PLANE::kubeconfigFile);
	}

	@BeforeEach
	void connect() {
		this.api = new ConsoleApi(this.port);
	}

	@Test
	@Order(1)
	void whatWasChangedBeforeTheStartArrivesWithIt() throws Exception {
		claimThatKnowsFormerAccounts();
		this.api.awaitPhase("stopped");
		this.api.post(CREDENTIALS + "missing",
				Map.of("administrator", Map.of("username", "analyst", "password", "Grey-lantern-42")), 200);
		this.api.put("/api/v1/storage", Map.of("kind", "host-path", "path", "/srv/credentials"));
		this.api.put("/api/v1/ingress", Map.of("kind", "nginx"));
		JsonNode sender = this.api.post(CREDENTIALS + "email-sender",
				Map.of("sender", "alerts", "username", "mailer", "password", SECRET), 200);
		assertThat(sender.get("delivery").get("state").asString()).isEqualTo("waiting");
		this.api.run("start", Map.of());
		this.api.await(CREDENTIALS + "accounts", (now) -> arrived(now.get("delivery")));
		this.api.await(CREDENTIALS + "email-sender", (now) -> now.get("waiting").isEmpty());
		assertThat(Files.readString(HTPASSWD)).isEqualTo("guest:$2y$05$guest\n" + line("analyst"));
		assertThat(Files.readString(SETTINGS)).isEqualTo("[application]\nadmin_user = analyst\n");
	}

	@Test
	@Order(2)
	void afterAPasswordChangeSecretAndFileAgree() throws Exception {
		JsonNode made = this.api.post(CREDENTIALS + "accounts", Map.of("username", "operator", "password", SECRET),
				201);
		assertThat(arrived(made.get("delivery"))).as(made.toString()).isTrue();
		String before = line("operator");
		assertThat(Files.readString(HTPASSWD)).endsWith(before);
		assertThat(secret()).endsWith(before);
		JsonNode changed = this.api.put(CREDENTIALS + "accounts/operator", Map.of("password", SECRET + "x"));
		assertThat(arrived(changed.get("delivery"))).as(changed.toString()).isTrue();
		assertThat(line("operator")).isNotEqualTo(before);
		assertThat(Files.readString(HTPASSWD)).isEqualTo("guest:$2y$05$guest\n" + line("analyst") + line("operator"));
		assertThat(secret()).isEqualTo(line("analyst") + line("operator"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(HTPASSWD))).isEqualTo("rw-r-----");
	}

	@Test
	@Order(3)
	void anotherAdministratorArrivesEverywhere() throws Exception {
		JsonNode made = this.api.post(CREDENTIALS + "administrator", Map.of("username", "chief", "password", SECRET),
				200);
		assertThat(arrived(made.get("delivery"))).as(made.toString()).isTrue();
		assertThat(Files.readString(HTPASSWD)).isEqualTo("guest:$2y$05$guest\n" + line("operator") + line("chief"));
		assertThat(secret()).isEqualTo(line("operator") + line("chief"));
		assertThat(Files.readString(SETTINGS)).contains("admin_user = chief\n");
		assertThat(data("secret/auth-env", "MALCOLM_USERNAME")).isEqualTo("chief");
	}

	@Test
	@Order(4)
	void theSenderIsInTheKeystoreAndItsSecretNowhereElse() throws Exception {
		Path entries = PROGRAM.resolveSibling("opensearch-keystore.entries");
		String key = "plugins.alerting.destination.email.alerts.";
		assertThat(Files.readString(entries.resolve(key + "username"))).isEqualTo("mailer");
		assertThat(Files.readString(entries.resolve(key + "password"))).isEqualTo(SECRET);
		String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
		String commands = Files.readString(PLANE.container().resolve("commands"));
		assertThat(commands).contains(key + "password").doesNotContain(SECRET, encoded, "$2y$");
		String audit = Files.readString(PLANE.auditLog());
		assertThat(audit).contains("opensearch-keystore", "command=sh").doesNotContain(SECRET, encoded, "$2y$");
	}

	@Test
	@Order(5)
	void netboxPasswordsStayUnlessSomebodyConfirms() {
		String before = netbox();
		assertThat(this.api.post(CREDENTIALS + "netbox", Map.of(), 409).get("detail").asString())
			.contains("cannot open it", "confirmExistingDatabase");
		this.api.post(CREDENTIALS + "netbox", Map.of("confirmExistingDatabase", false), 409);
		this.api.post(CREDENTIALS + "missing", Map.of(), 200);
		assertThat(netbox()).isEqualTo(before);
		placeholders();
		String reset = netbox();
		JsonNode missing = this.api.post(CREDENTIALS + "missing", Map.of(), 200);
		assertThat(missing.get("attention").valueStream().map((item) -> item.get("id").asString())).contains("netbox");
		this.api.post(CREDENTIALS + "netbox", Map.of(), 409);
		assertThat(netbox()).isEqualTo(reset);
		this.api.post(CREDENTIALS + "netbox", Map.of("confirmExistingDatabase", true), 200);
		assertThat(netbox()).isNotEqualTo(reset);
	}

	@Test
	@Order(6)
	void wipe() {
		this.api.finish("/api/v1/operations/"
				+ this.api.post("/api/v1/operations", Map.of("type", "wipe", "confirm", "credentials"), 202)
					.get("id")
					.asString());
	}

	/** What an earlier Malcolm left on its claim. */
	private static void claimThatKnowsFormerAccounts() throws IOException {
		for (Path file : List.of(HTPASSWD, SETTINGS, PROGRAM)) {
			Files.createDirectories(file.getParent());
		}
		Files.writeString(HTPASSWD, "guest:$2y$05$guest\n");
		Files.setPosixFilePermissions(HTPASSWD, PosixFilePermissions.fromString("rw-r-----"));
		Files.writeString(SETTINGS, "[application]\nadmin_user = former\n");
		Files.copy(Path.of("src/test/control-plane/container/keystore"), PROGRAM);
		assertThat(PROGRAM.toFile().setExecutable(true)).isTrue();
	}

	private void placeholders() {
		Contents contents = this.workspace.read();
		Change change = Change.by("test", "as the release brings them");
		for (String name : List.of("netbox-postgres.env", "netbox-redis.env", "netbox-redis-cache.env",
				"netbox-secret.env")) {
			String text = new String(contents.file("config/" + name).orElseThrow(), StandardCharsets.UTF_8);
			change = change.put("config/" + name,
					text.replaceAll("(?m)^(.*PASSWORD|SECRET_KEY|SUPERUSER_API_TOKEN)=.*$", "$1=XXXXXXXX")
						.getBytes(StandardCharsets.UTF_8));
		}
		this.workspace.commit(change);
	}

	private String netbox() {
		return text("config/netbox-postgres.env") + text("config/netbox-secret.env");
	}

	private String line(String username) {
		return text("nginx/htpasswd").lines()
			.filter((line) -> line.startsWith(username + ":"))
			.findFirst()
			.orElseThrow() + "\n";
	}

	private String text(String path) {
		return new String(this.workspace.read().file(path).orElseThrow(), StandardCharsets.UTF_8);
	}

	private static String secret() {
		return data("secret/etc-nginx-auth", "htpasswd");
	}

	private static String data(String object, String key) {
		String encoded = PLANE.kubectl("-n", "credentials", "get", object, "-o", "jsonpath={.data." + key + "}");
		return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
	}

	private static boolean arrived(JsonNode delivery) {
		return delivery.get("state").asString().equals("arrived");
	}

}
