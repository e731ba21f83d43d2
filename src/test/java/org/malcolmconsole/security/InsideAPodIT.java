package org.malcolmconsole.security;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.browser.ConsoleClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A console of its own, started with the variables that every pod has, stopped, and
 * started again by an operator who forgot everything.
 */
class InsideAPodIT {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+) \\(http\\)");

	private static final Pattern LINK = Pattern.compile("/password-link/[A-Za-z0-9_-]{43}");

	@TempDir
	Path home;

	private final List<Process> consoles = new ArrayList<>();

	@AfterEach
	void stop() throws InterruptedException {
		for (Process console : this.consoles) {
			console.destroyForcibly().waitFor();
		}
	}

	@Test
	void nobodyIsBelievedAndTheOperatorOfTheServerComesIn() throws Exception {
		int port = start("--console.setup.username=ada", "--console.setup.password=Grey-lantern-42");
		assertThat(status(port, "evil.example.org", "X-Forwarded-Host: localhost")).contains(" 400");
		assertThat(status(port, "localhost", "X-Forwarded-Host: evil.example.org")).contains(" 200");
		assertThat(guesses(port, 14)).as("another address each time").contains(429);
		stop();
		port = start("--console.setup.reset-password=Ada");
		assertThat(guesses(port, 4)).as("a restart forgets nothing").contains(429);
		ConsoleClient ada = new ConsoleClient(port);
		Matcher link = LINK.matcher(log());
		assertThat(link.find()).isTrue();
		ada.post(link.group(), "password=Blue-teapot-77&_csrf=" + ada.csrf(link.group()));
		assertThat(ada.get("/people").statusCode()).isEqualTo(200);
		assertThat(log()).doesNotContain("Blue-teapot-77", "Grey-lantern-42");
	}

	private static List<Integer> guesses(int port, int count) {
		List<Integer> answers = new ArrayList<>();
		ConsoleClient stranger = new ConsoleClient(port);
		for (int i = 0; i < count; i++) {
			answers.add(guess(stranger, i));
		}
		return answers;
	}

	private static int guess(ConsoleClient stranger, int number) {
		return stranger
			.post("/sign-in", "username=ada&password=wrong&_csrf=" + stranger.csrf("/sign-in"), "X-Forwarded-For",
					"203.0.113." + number, "Forwarded", "for=203.0.113." + number)
			.statusCode();
	}

	private int start(String... options) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", withoutTests(), "org.malcolmconsole.MalcolmConsole", "--server.port=0",
						"--management.server.port=0", "--console.data-directory=" + this.home.resolve("data"),
						"--console.malcolm-directory=" + this.home.resolve("malcolm")));
		command.addAll(List.of(options));
		ProcessBuilder console = new ProcessBuilder(command).redirectErrorStream(true);
		console.environment().put("KUBERNETES_SERVICE_HOST", "127.0.0.1");
		console.environment().put("KUBERNETES_SERVICE_PORT", "1");
		this.consoles.add(console.redirectOutput(logFile(this.consoles.size())).start());
		await().atMost(Duration.ofMinutes(3)).until(() -> log().contains("Started MalcolmConsole"));
		Matcher started = STARTED.matcher(log());
		assertThat(started.find()).isTrue();
		return Integer.parseInt(started.group(1));
	}

	private File logFile(int number) {
		return this.home.resolve("console-" + number + ".log").toFile();
	}

	private String log() throws IOException {
		return Files.readString(logFile(this.consoles.size() - 1).toPath());
	}

	private static String withoutTests() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String status(int port, String host, String header) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.getOutputStream()
				.write("GET /sign-in HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\n\r\n".formatted(host, header)
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.findFirst()
				.orElse("");
		}
	}

}
