package org.malcolmconsole.setup;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A directory that can't be read whole leaves the pages up, and they say what to mend.
 */
@ConsoleTest
class BrokenDirectoryIT {

	@TempDir
	static Path directory;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void ownDirectory(DynamicPropertyRegistry properties) {
		properties.add("console.malcolm-directory", () -> directory.resolve("malcolm"));
	}

	@Test
	void everyPageOpensAndTheFileIsNamed() throws IOException {
		ConsoleClient person = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		Path file = directory.resolve("malcolm/config/auth.env");
		Files.writeString(file, "\nA=\"never ends\n", StandardOpenOption.APPEND);
		for (String page : new String[] { "/", "/setup", "/connect", "/storage", "/ingress", "/review", "/operations",
				"/logs", "/tokens" }) {
			assertThat(person.get(page).statusCode()).as(page).isEqualTo(200);
		}
		assertThat(person.get("/setup").body()).contains("auth.env, line");
		HttpResponse<String> refusal = person.get("/credentials");
		assertThat(refusal.statusCode()).isEqualTo(422);
		assertThat(refusal.body()).contains("auth.env, line", "aria-label=\"Pages\"");
	}

}
