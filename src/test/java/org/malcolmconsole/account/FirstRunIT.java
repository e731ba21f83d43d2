package org.malcolmconsole.account;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malcolmconsole.browser.ConsoleClient;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The very first start: nobody has an account, and only who can read the server's log or
 * files gets in.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class FirstRunIT {

	@LocalServerPort
	int port;

	@Autowired
	SetupCode code;

	@Autowired
	FirstRun firstRun;

	@Autowired
	JdbcClient jdbc;

	ConsoleClient client;

	@BeforeEach
	void forgetEverybody() {
		this.jdbc.sql("delete from account").update();
		this.client = new ConsoleClient(this.port);
	}

	@Test
	void theCodeIsInTheLogAndInAFileOfTheOwner(CapturedOutput log) throws IOException {
		this.firstRun.announce();
		String written = Files.readString(this.code.file()).strip();
		assertThat(written).matches("([A-Z2-9]{4}-){4}[A-Z2-9]{4}");
		assertThat(log.getAll()).contains(written);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.code.file())))
			.isEqualTo("rw-------");
	}

	@Test
	void theCodeMakesOneAccountAndIsGone() {
		this.firstRun.announce();
		HttpResponse<String> made = create(this.code.publish().toLowerCase(Locale.ROOT).replace("-", " "));
		assertThat(made.statusCode()).isEqualTo(302);
		assertThat(this.code.file()).doesNotExist();
		assertThat(this.client.get("/").statusCode()).as("signed in").isEqualTo(200);
		assertThat(new ConsoleClient(this.port).get("/first-account").statusCode()).isEqualTo(302);
		assertThat(this.jdbc.sql("select password_hash from account").query(String.class).single())
			.startsWith("{argon2}");
	}

	@Test
	void noSecondAccountIsMadeWithTheCode() {
		String again = "code=" + this.code.publish().replace("-", "")
				+ "&username=second&password=Grey-lantern-43&_csrf=" + this.client.csrf("/first-account");
		create(this.code.publish());
		assertThat(this.client.post("/first-account", again).statusCode()).isNotEqualTo(302);
		assertThat(this.jdbc.sql("select name from account").query(String.class).list()).containsExactly("analyst");
	}

	@Test
	void aWrongCodeMakesNoAccount() {
		HttpResponse<String> answer = create("AAAA-BBBB-CCCC-DDDD-EEEE");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("This is not the code").doesNotContain("Grey-lantern-42");
		assertThat(this.jdbc.sql("select count(*) from account").query(Long.class).single()).isZero();
	}

	private HttpResponse<String> create(String code) {
		return this.client.post("/first-account", "code=" + code.replace(" ", "+")
				+ "&username=analyst&password=Grey-lantern-42&_csrf=" + this.client.csrf("/first-account"));
	}

}
