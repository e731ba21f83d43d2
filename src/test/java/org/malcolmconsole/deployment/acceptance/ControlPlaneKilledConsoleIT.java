package org.malcolmconsole.deployment.acceptance;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.malcolmconsole.Repetitions;
import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A console that is killed in the middle of a start goes on with it when it is started
 * again.
 */
@Tag("control-plane")
class ControlPlaneKilledConsoleIT {

	private static final String NAMESPACE = "killed-console";

	private final ControlPlane plane = ControlPlane.running();

	private final List<Process> consoles = new ArrayList<>();

	private Random random = new Random();

	@TempDir
	Path home;

	@AfterEach
	void endAll() {
		this.consoles.forEach(Process::destroyForcibly);
	}

	@Test
	void theStartGoesOnWhereItWas() throws Exception {
		ConsoleApi first = console();
		FreshDirectory.prepare(this.home.resolve("malcolm"));
		String operation = first.begin("start", Map.of());
		first.await(operation, (now) -> now.get("steps").get(2).get("done").asInt() > 3);
		kill();
		assertThat(this.plane.kubectl("-n", NAMESPACE, "get", "configmaps", "-o", "name").lines().count())
			.isLessThan(34);
		ConsoleApi elsewhere = console("another-namespace");
		JsonNode waiting = elsewhere.await(operation, (now) -> now.get("state").asString().equals("waiting")
				&& now.get("waitingFor").get(0).get("reason").asString().contains("belongs to"));
		assertThat(waiting.get("waitingFor").get(0).get("reason").asString())
			.contains("belongs to namespace " + NAMESPACE, "Connected is namespace another-namespace");
		assertThat(this.plane.kubectl("get", "namespace", "another-namespace", "--ignore-not-found")).isBlank();
		kill();
		ConsoleApi second = console();
		JsonNode end = second.finish(operation);
		assertThat(end.get("steps").valueStream().map((step) -> step.get("state").asString()))
			.containsOnly("succeeded");
		second.awaitPhase("ready");
		second.finish("/api/v1/operations/"
				+ second.post("/api/v1/operations", Map.of("type", "wipe", "confirm", NAMESPACE), 202)
					.get("id")
					.asString());
	}

	@Test
	void killedAtRandomMomentsEachOperationEndsAsAskedAndLeavesNoOrphan() throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("The moments of the kills come from -Dseed=" + seed);
		this.random = new Random(seed);
		Files.createDirectories(this.home.resolve("malcolm"));
		attempt("stop", -1, true);
		FreshDirectory.prepare(this.home.resolve("malcolm"));
		int kills = 0;
		int wanted = Repetitions.of(32);
		for (int round = 0; kills < wanted; round++) {
			kills += killed("start", round);
			started();
			kills += killed("stop", round);
			stopped();
			kills += killed("wipe", round);
			wiped();
		}
		assertThat(kills).isGreaterThanOrEqualTo(wanted);
	}

	/** Runs an operation to its end, which is killed so many times at most. */
	private int killed(String type, int round) throws Exception {
		int most = Repetitions.of(16);
		Path edited = this.home.resolve("malcolm/config/filebeat.env");
		String before = Files.readString(edited);
		int kills = 0;
		String end = attempt(type, round, false);
		while (end == null && ++kills < most) {
			if (kills == 1) {
				Files.writeString(edited, before + "\nFILEBEAT_SAVED_MEANWHILE=1\n");
			}
			end = attempt(type, round, false);
		}
		end = (end != null) ? end : attempt(type, round, true);
		Files.writeString(edited, before);
		assertThat(end).as("%s %d after %d kills", type, round, kills).startsWith("SUCCEEDED");
		return kills;
	}

	/** How the operation ended, or null when it was killed before. */
	private String attempt(String type, int round, boolean live) throws Exception {
		Process process = operations(type + "/" + round);
		try (var output = process.inputReader()) {
			String line = output.readLine();
			while (line != null && !line.equals(OperationsOnly.ACCEPTED)) {
				line = output.readLine();
			}
			assertThat(line).as("it was accepted").isNotNull();
			if (!live && !process.waitFor(this.random.nextInt(1_500), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly().waitFor();
				return null;
			}
			String end = output.lines()
				.filter((text) -> text.startsWith(OperationsOnly.ENDED))
				.findFirst()
				.map((text) -> text.substring(OperationsOnly.ENDED.length()))
				.orElse(null);
			process.waitFor();
			return end;
		}
	}

	private Process operations(String wanted) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						OperationsOnly.class.getName(), wanted));
		this.places("killed-often").forEach((name, value) -> command.add("--" + name + "=" + value));
		Process process = new ProcessBuilder(command)
			.redirectError(Redirect.appendTo(this.home.resolve("operations.log").toFile()))
			.start();
		this.consoles.add(process);
		return process;
	}

	private void started() {
		assertThat(names("deployments")).hasSize(22);
		assertThat(this.plane.kubectl("-n", "killed-often", "get", "configmap", "filebeat-env", "-o", "yaml"))
			.doesNotContain("FILEBEAT_SAVED_MEANWHILE");
	}

	private void stopped() {
		for (String kind : List.of("deployments", "services", "configmaps", "secrets", "ingresses")) {
			assertThat(names(kind)).as(kind).isEmpty();
		}
		assertThat(names("persistentvolumeclaims")).hasSize(7);
	}

	private void wiped() {
		assertThat(this.plane.kubectl("get", "namespace", "killed-often", "--ignore-not-found")).isBlank();
		assertThat(this.plane.kubectl("get", "persistentvolumes", "-o",
				"jsonpath={.items[?(@.spec.claimRef.namespace==\"killed-often\")].metadata.name}"))
			.isBlank();
	}

	/** Those that bear our label. */
	private List<String> names(String kind) {
		return this.plane
			.kubectl("-n", "killed-often", "get", kind, "-l", "app.kubernetes.io/managed-by=malcolm-console", "-o",
					"name")
			.lines()
			.toList();
	}

	private void kill() throws InterruptedException {
		Process console = this.consoles.get(this.consoles.size() - 1);
		console.destroyForcibly().waitFor();
	}

	private ConsoleApi console() throws IOException {
		return console(NAMESPACE);
	}

	private ConsoleApi console(String namespace) throws IOException {
		int port = freePort();
		List<String> command = new ArrayList<>(
				List.of(java(), "-XX:TieredStopAtLevel=1", "-cp", withoutTests(), "org.malcolmconsole.MalcolmConsole"));
		command.add("--server.port=" + port);
		places(namespace).forEach((name, value) -> command.add("--" + name + "=" + value));
		File log = this.home.resolve("console-" + this.consoles.size() + ".log").toFile();
		this.consoles.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
		ConsoleApi api = new ConsoleApi(port);
		Awaitility.await("the console")
			.atMost(Duration.ofMinutes(3))
			.pollInterval(Duration.ofMillis(500))
			.ignoreExceptions()
			.until(() -> !api.get("/api/v1/status").get("phase").asString().equals("unreachable"));
		return api;
	}

	private Map<String, String> places(String namespace) {
		return Map.of("management.server.port", "0", "console.data-directory", this.home.resolve("data").toString(),
				"console.malcolm-directory", this.home.resolve("malcolm").toString(), "console.kubernetes.kubeconfig",
				this.plane.kubeconfigFile().toString(), "console.kubernetes.namespace", namespace,
				"console.setup.username", "acceptance", "console.setup.password", "Long-enough-for-a-test-1",
				"console.setup.api-token", ConsoleApi.TOKEN);
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static String withoutTests() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
