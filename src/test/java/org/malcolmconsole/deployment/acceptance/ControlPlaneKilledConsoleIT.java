package org.malcolmconsole.deployment.acceptance;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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

	private void kill() throws InterruptedException {
		Process console = this.consoles.get(this.consoles.size() - 1);
		console.destroyForcibly().waitFor();
	}

	private ConsoleApi console() throws IOException {
		int port = freePort();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", withoutTests(), "org.malcolmconsole.MalcolmConsole"));
		Map.of("server.port", "" + port, "management.server.port", "0", "console.data-directory",
				this.home.resolve("data").toString(), "console.malcolm-directory",
				this.home.resolve("malcolm").toString(), "console.kubernetes.kubeconfig",
				this.plane.kubeconfigFile().toString(), "console.kubernetes.namespace", NAMESPACE,
				"console.setup.username", "acceptance", "console.setup.password", "Long-enough-for-a-test-1",
				"console.setup.api-token", ConsoleApi.TOKEN)
			.forEach((name, value) -> command.add("--" + name + "=" + value));
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
