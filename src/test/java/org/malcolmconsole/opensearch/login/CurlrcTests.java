package org.malcolmconsole.opensearch.login;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.Repetitions;
import org.malcolmconsole.opensearch.connection.StandInSearch;
import org.malcolmconsole.probe.TlsIdentity;

import static org.assertj.core.api.Assertions.assertThat;

/** Files with logins, judged by curl itself. */
@Timeout(600)
class CurlrcTests {

	private static final String SIGNS = "\"\\\"\\ \t'`$#:;={}[]()<>|&*?!~%^,./-_aZ09äß€漢🔑\r\n\u000b";

	@TempDir
	Path directory;

	@Test
	void curlSignsInWithEveryPassword() throws Exception {
		TlsIdentity identity = TlsIdentity.of("localhost");
		Path authority = Files.write(this.directory.resolve("ca.crt"), identity.pem());
		Random random = new Random(20_230_701);
		try (StandInSearch server = StandInSearch.secure(identity)) {
			for (int at = 0; at < Repetitions.of(200); at++) {
				Login login = new Login(text(random, 8).replaceAll("[:\\s\\u000b]", "") + "u",
						text(random, 24) + at % 2);
				boolean verify = at % 2 == 0;
				Path file = Files.write(this.directory.resolve("curlrc"),
						Curlrc.parse(new byte[0]).with(login, verify).bytes());
				Process curl = new ProcessBuilder(List.of("curl", "-q", "-sS", "-K", file.toString(), "--cacert",
						verify ? authority.toString() : "/etc/hostname", "-o", "/dev/null", "-w", "%{http_code}",
						"https://localhost:%d/".formatted(server.asking(login).port())))
					.redirectErrorStream(true)
					.start();
				String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				assertThat(curl.waitFor(60, TimeUnit.SECONDS)).isTrue();
				assertThat(output).as("password %d of this seed", at).isEqualTo("200");
				assertThat(Curlrc.parse(Files.readAllBytes(file)).login()).contains(login);
			}
		}
	}

	@Test
	void writesTheLinesThatMalcolmsScriptsWrite() {
		assertThat(text(Curlrc.parse(new byte[0]).with(new Login("a", "b\"c\\d\te"), true)))
			.isEqualTo("user: \"a:b\\\"c\\\\d\\te\"\n");
		assertThat(text(Curlrc.parse(new byte[0]).with(new Login("a", "b"), false)))
			.isEqualTo("user: \"a:b\"\ninsecure\n");
	}

	@Test
	void readsWhatPeopleWrite() {
		for (String line : List.of("user: \"a:b c\"", "user = \"a:b c\"", "--user \"a:b c\"", "-u \"a:b c\"",
				"  user=\"a:b c\" # and so on", "user: \"x:y\"\nuser: \"a:b c\"")) {
			assertThat(Curlrc.parse(line.getBytes(StandardCharsets.UTF_8)).login()).as(line)
				.contains(new Login("a", "b c"));
		}
		assertThat(Curlrc.parse("user a:b".getBytes(StandardCharsets.UTF_8)).login()).contains(new Login("a", "b"));
		for (String line : List.of("", "#user: \"a:b\"", "user: \"nobody\"", "username: \"a:b\"", "user")) {
			assertThat(Curlrc.parse(line.getBytes(StandardCharsets.UTF_8)).login()).as(line).isEmpty();
		}
		assertThat(Curlrc.parse("-k\n".getBytes(StandardCharsets.UTF_8)).insecure()).isTrue();
		assertThat(Curlrc.parse("#insecure\n".getBytes(StandardCharsets.UTF_8)).insecure()).isFalse();
	}

	@Test
	void linesAboutAnythingElseStay() {
		Curlrc file = Curlrc.parse("# mine\nuser: \"a:b\"\nk\nmax-time = 9\n".getBytes(StandardCharsets.UTF_8));
		assertThat(text(file.with(new Login("c", "d"), true))).isEqualTo("user: \"c:d\"\n# mine\nmax-time = 9\n");
		assertThat(file.toString()).doesNotContain("a:b");
	}

	private static String text(Curlrc file) {
		return new String(file.bytes(), StandardCharsets.UTF_8);
	}

	private static String text(Random random, int length) {
		int[] signs = SIGNS.codePoints().toArray();
		StringBuilder text = new StringBuilder();
		random.ints(length, 0, signs.length).forEach((index) -> text.appendCodePoint(signs[index]));
		return text.toString();
	}

}
