package org.malcolmconsole.credential.account;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.web.GeneratedPassword;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.MemoryWorkspace;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Accounts beside the administrator's, judged by htpasswd.
 */
class LocalAccountsTests {

	/**
	 * Lines as other programs leave them: no last line feed, a carriage return, bytes.
	 */
	private static final String FOUND = "# people\r\nguest:$2y$05$abc\r\n\nboss:$2y$05$boss\nj\u00c3\u00b6rg:$apr1$x\n"
			+ "# bytes \u00ff\nlast:{SHA}x";

	private static final String AUTH = "MALCOLM_USERNAME=boss\nMALCOLM_PASSWORD=abc=\nK8S_SECRET=True\n";

	@TempDir
	Path directory;

	private final MemoryWorkspace workspace = workspace(FOUND);

	private LocalAccounts accounts;

	@BeforeEach
	void overTheWorkspace() {
		this.accounts = on(this.workspace);
	}

	@ParameterizedTest
	@ValueSource(strings = { "correct horse battery", "\"quoted\" $HOME \\ #1", "pässwörd ✓ 密码", "-starts-with-dash" })
	void htpasswdAcceptsANewAccountAndRefusesAnotherPassword(String password) throws Exception {
		this.accounts.add(new AccountForm("analyst", password, null), "tester");
		assertThat(verify(password)).contains("correct");
		assertThat(verify(password + "x")).contains("failed");
		assertThat(verify("")).contains("failed");
	}

	@Test
	void otherLinesStayByteForByteAndTheLastOneIsEnded() {
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		assertThat(text()).startsWith(FOUND + "\nanalyst:$2y$05$").endsWith("\n");
		this.accounts.setPassword(new AccountForm("guest", "another password", null), "tester");
		assertThat(text().replaceFirst("guest:.*\n", "guest:\n").replaceFirst("analyst:.*\n", ""))
			.isEqualTo(FOUND.replaceFirst("guest:[^\n]*\n", "guest:\n") + "\n");
		this.accounts.remove("analyst", "tester");
		this.accounts.remove("guest", "tester");
		assertThat(text()).isEqualTo(FOUND.replaceFirst("guest:[^\n]*\n", "") + "\n");
		assertThat(this.workspace.isSecret("nginx/htpasswd")).isTrue();
		assertThat(this.workspace.changes()).hasSize(4).allMatch((change) -> change.actor().equals("tester"));
	}

	@Test
	void twoLinesOfOneNameBecomeOne() {
		MemoryWorkspace doubled = workspace("twice:a\nboss:b\ntwice:c\n");
		on(doubled).setPassword(new AccountForm("twice", "another password", null), "tester");
		assertThat(doubled.text("nginx/htpasswd")).matches("twice:\\$2y\\$05\\$.{53}\nboss:b\n");
	}

	@Test
	void theListNamesEverybodyAndTheAdministrator() {
		assertThat(this.accounts.list()).containsExactly(new LocalAccount("guest", false),
				new LocalAccount("boss", true), new LocalAccount("jörg", false), new LocalAccount("last", false));
		this.accounts.remove("jörg", "tester");
		assertThat(this.accounts.list()).doesNotContain(new LocalAccount("jörg", false));
	}

	@Test
	void aPasswordThatIsMadeUpIsToldOnceAndWorks() throws Exception {
		AccountChange made = this.accounts.add(new AccountForm("analyst", null, true), "tester");
		assertThat(made.generated()).hasSize(24);
		assertThat(verify(made.generated())).contains("correct");
		assertThat(made.toString()).doesNotContain(made.generated());
	}

	@Test
	void everyErrorIsSaidAtOnceAndNothingIsChanged() {
		assertThat(refused(new AccountForm("a b", "short", null))).containsExactly("username", "password");
		assertThat(refused(new AccountForm("guest", "long enough", null))).containsExactly("username");
		assertThat(refused(new AccountForm("analyst", "long enough", true))).containsExactly("password");
		assertThat(refused(AccountForm.EMPTY)).containsExactly("username", "password");
		assertThat(this.workspace.changes()).isEmpty();
	}

	@Test
	void theAdministratorAndStrangersAreRefused() {
		assertThat(status(() -> this.accounts.remove("boss", "tester"))).isEqualTo(409);
		assertThat(status(() -> this.accounts.setPassword(new AccountForm("boss", "long enough", null), "tester")))
			.isEqualTo(409);
		assertThat(status(() -> this.accounts.remove("nobody", "tester"))).isEqualTo(404);
		assertThat(this.workspace.changes()).isEmpty();
	}

	@Test
	void strengthFollowsLengthAndVarietyAndKnowsCommonWords() {
		assertThat(score("password")).isZero();
		assertThat(score("Password1")).isZero();
		assertThat(score("aaaaaaaaaaaaaaaa")).isZero();
		assertThat(score("abcdefghijklmnop")).isZero();
		assertThat(score("guest-2026")).isLessThan(2);
		assertThat(score("tr7Kp2xQ")).isBetween(1, 2);
		assertThat(score("correct horse battery")).isEqualTo(PasswordStrength.BEST);
		assertThat(score("Xk4m-T9pw-Rh3c-Zq8s-bn5v")).isEqualTo(PasswordStrength.BEST);
		assertThat(PasswordStrength.of("", "").score()).isZero();
	}

	private static int score(String password) {
		return PasswordStrength.of("guest", password).score();
	}

	private List<String> refused(AccountForm form) {
		try {
			this.accounts.add(form, "tester");
			throw new AssertionError("It was accepted");
		}
		catch (InvalidFields ex) {
			return ex.errors().stream().map((error) -> error.field()).toList();
		}
	}

	private static int status(Runnable action) {
		int[] status = new int[1];
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(action::run)
			.satisfies((ex) -> status[0] = ex.getStatusCode().value());
		return status[0];
	}

	private String text() {
		return new String(this.workspace.read().file("nginx/htpasswd").orElseThrow(), StandardCharsets.ISO_8859_1);
	}

	private String verify(String password) throws Exception {
		Path file = Files.write(this.directory.resolve("htpasswd"),
				this.workspace.read().file("nginx/htpasswd").orElseThrow());
		Process process = new ProcessBuilder("htpasswd", "-vb", file.toString(), "analyst", password)
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return output;
	}

	private static LocalAccounts on(MemoryWorkspace workspace) {
		SecureRandom random = new SecureRandom();
		return new LocalAccounts(workspace, random, new GeneratedPassword(random),
				AccountDeliveries.resting(new StandInCluster(), workspace));
	}

	private static MemoryWorkspace workspace(String accounts) {
		Map<String, byte[]> files = new TreeMap<>(TestRelease.BUNDLED.bundledFiles(TestRelease.BUNDLED.newest()));
		files.put("nginx/htpasswd", accounts.getBytes(StandardCharsets.ISO_8859_1));
		files.put("config/auth.env", AUTH.getBytes(StandardCharsets.UTF_8));
		return new MemoryWorkspace(TestRelease.BUNDLED.newest(), files);
	}

}
