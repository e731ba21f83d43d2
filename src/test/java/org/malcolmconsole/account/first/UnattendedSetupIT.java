package org.malcolmconsole.account.first;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.ConsoleClient;
import org.malcolmconsole.browser.ConsoleTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first account and token by properties.
 */
@ConsoleTest
class UnattendedSetupIT {

	@LocalServerPort
	int port;

	@Autowired
	SetupProperties properties;

	@Autowired
	FirstRun firstRun;

	@Autowired
	SetupCode code;

	@Autowired
	JdbcClient jdbc;

	@Test
	void theAccountSignsIn() {
		ConsoleClient person = new ConsoleClient(this.port).signIn(ConsoleTest.USERNAME, ConsoleTest.PASSWORD);
		assertThat(person.get("/").body()).contains(ConsoleTest.USERNAME);
	}

	@Test
	void theTokenWorks() {
		HttpResponse<String> answer = new ConsoleClient(this.port).get("/api/v1/tokens", "Authorization",
				"Bearer " + ConsoleTest.TOKEN);
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void thereIsNoSetupCodeThen() {
		assertThat(this.code.file()).doesNotExist();
		assertThat(new ConsoleClient(this.port).get("/first-account").statusCode()).isEqualTo(302);
	}

	@Test
	void nothingHappensAtTheNextStart() {
		long before = tokens();
		this.firstRun.afterPropertiesSet();
		assertThat(tokens()).isEqualTo(before);
	}

	private long tokens() {
		return this.jdbc.sql("select count(*) from api_token").query(Long.class).single();
	}

	@Test
	void thePropertiesKeepTheirSecrets() {
		assertThat(this.properties.toString()).contains(ConsoleTest.USERNAME)
			.doesNotContain(ConsoleTest.PASSWORD, ConsoleTest.TOKEN);
	}

}
