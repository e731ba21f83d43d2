package org.malcolmconsole.logs.follow;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class LogTextTests {

	@Test
	void takesTerminalCommandsOut() {
		assertThat(LogText.clean("\u001b[31;1mred\u001b[0m plain")).isEqualTo("red plain");
		assertThat(LogText.clean("\u001b]0;title\u0007text")).isEqualTo("text");
		assertThat(LogText.clean("\u001b]8;;http://x.example\u001b\\link\u001b]8;;\u001b\\")).isEqualTo("link");
		assertThat(LogText.clean("a\u001b[2K\u001b[1Gb\u009b1mc")).isEqualTo("abc");
	}

	@Test
	void takesOutWhatWouldMisleadTheReader() {
		assertThat(LogText.clean("a\u0007b\bc\rd\u0000e\u202ef\u2066g\u200eh")).isEqualTo("abcdefgh");
		assertThat(LogText.clean("tab\tstays, äöü 漢字 😀 too")).isEqualTo("tab\tstays, äöü 漢字 😀 too");
	}

	@Test
	void masksPasswordsInAddresses() {
		assertThat(LogText.clean("GET https://admin:s3cr3t@opensearch:9200/_cat failed"))
			.isEqualTo("GET https://admin:xxxxxxxx@opensearch:9200/_cat failed");
		assertThat(LogText.clean("amqp://u:a@b:c@host and redis://:only@redis:6379/0"))
			.isEqualTo("amqp://u:xxxxxxxx@host and redis://:xxxxxxxx@redis:6379/0");
		assertThat(LogText.clean("{\"url\":\"http://a:b@c/\"}")).isEqualTo("{\"url\":\"http://a:xxxxxxxx@c/\"}");
		assertThat(LogText.clean("http://opensearch:9200/ me@example.org"))
			.isEqualTo("http://opensearch:9200/ me@example.org");
	}

	@Test
	void masksAPasswordThatHidesBehindAColour() {
		assertThat(LogText.clean("http://u:\u001b[1mpw\u001b[0m@h")).isEqualTo("http://u:xxxxxxxx@h");
	}

	@Test
	void isQuickOnOddLines() {
		for (String part : new String[] { "://a:", "\u001b]", "\u001b[", "a", "://", ":b", "@" }) {
			String line = part.repeat(100_000);
			assertThatNoException().isThrownBy(
					() -> assertTimeoutPreemptively(Duration.ofSeconds(30), () -> LogLevel.of(LogText.clean(line))));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			[2026-01-02T03:04:05,678][WARN ][o.o.c.r.a.DiskThresholdMonitor] high | WARN
			[2026-01-02T03:04:05,678][INFO ][o.o.n.Node] started | INFO
			2026/01/02 03:04:05 [error] 31#31: *1 connect() failed | ERROR
			{"type":"log","@timestamp":"2026","tags":["x"],"level":"warning","message":"m"} | WARN
			time="2026-01-02" level=error msg="no such host" | ERROR
			E0102 03:04:05.000000 1 reflector.go:1] failed | ERROR
			I0102 03:04:05.000000 1 main.go:1] fine | INFO
			2026-01-02 03:04:05,000 ERROR: cannot connect | ERROR
			WARNING:root:something | WARN
			error: cannot open file | ERROR
			1:M 02 Jan 2026 03:04:05.000 # Warning: no config file | WARN
			[1] <Notice> - all 4 packet processing threads initialised | INFO
			DEBUG some.module - detail | DEBUG
			LOG:  database system is ready to accept connections | INFO
			FATAL:  the database system is starting up | ERROR
			10.42.1.1 - analyst "GET /dashboards/api/status HTTP/1.1" 200 412 |
			errors were found in terror-error.log |
			no level here |
			level=11 |
			""")
	void findsTheLevelThatALineNames(String line, LogLevel level) {
		assertThat(LogLevel.of(line)).isEqualTo(level);
	}

}
