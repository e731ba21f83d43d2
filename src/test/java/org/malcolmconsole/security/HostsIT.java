package org.malcolmconsole.security;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console answers to its own names only, else a foreign page could reach it by a name
 * that points here.
 */
@ConsoleTest
class HostsIT {

	@LocalServerPort
	int port;

	@Test
	void answersToLoopbackNames() throws IOException {
		assertThat(statusFor("localhost:" + this.port)).contains(" 200");
		assertThat(statusFor("127.0.0.1:" + this.port)).contains(" 200");
		assertThat(statusFor("LOCALHOST")).contains(" 200");
	}

	@Test
	void refusesEveryOtherName() throws IOException {
		assertThat(statusFor("rebound.example.org:" + this.port)).contains(" 400");
		assertThat(statusFor("localhost.example.org")).contains(" 400");
		assertThat(statusFor("169.254.169.254")).contains(" 400");
	}

	private String statusFor(String host) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write("GET /sign-in HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.findFirst()
				.orElse("");
		}
	}

}
