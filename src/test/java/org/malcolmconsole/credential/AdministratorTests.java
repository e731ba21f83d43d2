package org.malcolmconsole.credential;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.credential.format.Md5Crypt;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.EnvFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Malcolm's administrator account, judged by htpasswd and openssl.
 */
class AdministratorTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(
			strings = { "correct horse battery", "\"quoted\" $HOME \\ #1", "pässwörd ✓ 密码密码", "-starts-with-dash" })
	void htpasswdAcceptsTheAccountAndRefusesAnotherPassword(String password) throws Exception {
		Bench bench = new Bench();
		bench.credentials.administrator(new AdministratorAccount("analyst", password), "tester");
		Path file = Files.writeString(this.directory.resolve("htpasswd"), bench.workspace.text("nginx/htpasswd"));
		assertThat(run(password, "htpasswd", "-vi", file.toString(), "analyst")).contains("correct");
		assertThat(run(password + "x", "htpasswd", "-vi", file.toString(), "analyst")).contains("failed");
		assertThat(bench.workspace.text("nginx/htpasswd")).matches("analyst:\\$2y\\$05\\$[./A-Za-z0-9]{53}\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "correct horse battery", "x", "sixteen letters!", "pässwörd ✓ 密码密码",
			"a password that is much longer than what fits into one digest of sixteen bytes" })
	void opensslMakesTheSameMd5CryptOfTheSameSalt(String password) throws Exception {
		assertThat(run(password, "openssl", "passwd", "-1", "-salt", "aB./9zQ0", "-stdin").trim())
			.isEqualTo(Md5Crypt.hash(password, "aB./9zQ0"));
	}

	@Test
	void theEnvFileHoldsTheMd5CryptInBase64AndKeepsItsOtherLines() throws Exception {
		Bench bench = new Bench(Map.of("config/auth.env",
				"# mine\nOTHER=1\nMALCOLM_USERNAME=admin\nMALCOLM_PASSWORD=XXXXXXXX==\nK8S_SECRET=1\n"));
		bench.credentials.administrator(Bench.ACCOUNT, "tester");
		String text = bench.workspace.text("config/auth.env");
		assertThat(text).startsWith("# mine\nOTHER=1\nMALCOLM_USERNAME=analyst\n").endsWith("K8S_SECRET=1\n");
		String encoded = EnvFile.parse("auth.env", text.getBytes()).value("MALCOLM_PASSWORD").orElseThrow();
		String crypt = new String(Base64.getDecoder().decode(encoded));
		assertThat(crypt).matches("\\$1\\$[./A-Za-z0-9]{8}\\$[./A-Za-z0-9]{22}");
		assertThat(run(Bench.ACCOUNT.secret(), "openssl", "passwd", "-1", "-salt", crypt.substring(3, 11), "-stdin")
			.trim()).isEqualTo(crypt);
	}

	@Test
	void otherAccountsStayAndOnlyTheFormerAdministratorGoes() {
		Bench bench = new Bench(Map.of("nginx/htpasswd", "# people\r\nguest:$2y$05$abc\nadmin:$2y$05$old\nadmin2:x\n"));
		bench.credentials.administrator(Bench.ACCOUNT, "tester");
		assertThat(bench.workspace.text("nginx/htpasswd").lines().map((line) -> line.replaceAll(":.*", "")))
			.containsExactly("# people", "guest", "admin", "admin2", "analyst");
		bench.credentials.administrator(new AdministratorAccount("boss", "another password"), "tester");
		assertThat(bench.workspace.text("nginx/htpasswd").lines().map((line) -> line.replaceAll(":.*", "")))
			.containsExactly("# people", "guest", "admin", "admin2", "boss");
		assertThat(bench.workspace.text("htadmin/config.ini")).contains("admin_user = boss\n")
			.doesNotContain("analyst");
	}

	@Test
	void theCompanionsAreAsMalcolmNeedsThem() {
		Bench bench = new Bench();
		Made made = bench.credentials.administrator(Bench.ACCOUNT, "tester");
		assertThat(bench.workspace.text("htadmin/config.ini")).contains("[application]",
				"secure_path = ./auth/htpasswd", "metadata_path = ./config/metadata", "admin_user = analyst",
				"min_username_len = 4", "max_username_len = 32", "min_password_len = 8", "max_password_len = 128",
				"app_title = Malcolm User Management");
		assertThat(bench.workspace.text("htadmin/metadata")).isEmpty();
		assertThat(bench.workspace.text("nginx/nginx_ldap.conf")).contains("ldap_server ad_server {",
				"url \"ldap://ds.example.com:3268/DC=example,DC=com?sAMAccountName?sub?(objectClass=person)\";",
				"binddn \"bind_dn\";", "binddn_passwd \"bind_dn_password\";", "group_attribute member;",
				"group_attribute_is_dn on;", "require group \"CN=malcolm,OU=groups,DC=example,DC=com\";",
				"require valid_user;", "satisfy all;", "auth_ldap_cache_enabled on;",
				"auth_ldap_cache_expiration_time 10000;", "auth_ldap_cache_size 1000;");
		assertThat(made.files()).allMatch(bench.workspace::isSecret)
			.containsExactly("config/auth.env", "htadmin/config.ini", "htadmin/metadata", "nginx/htpasswd",
					"nginx/nginx_ldap.conf");
		assertThat(bench.workspace.changes()).hasSize(1);
		assertThat(bench.item("administrator").state()).isEqualTo(State.READY);
	}

	@Test
	void theLdapTemplateTakesTheDefaultsOfTheSettings() {
		Bench bench = new Bench(Map.of(".ldap_config_defaults",
				"LDAP_PROTO='ldaps://'\nLDAP_HOST='ldap.corp'\nLDAP_PORT='3269'\nLDAP_SERVER_TYPE='openldap'\n"));
		bench.credentials.administrator(Bench.ACCOUNT, "tester");
		assertThat(bench.workspace.text("nginx/nginx_ldap.conf")).contains(
				"url \"ldaps://ldap.corp:3269/DC=example,DC=com?uid?sub?(objectClass=posixAccount)\";",
				"group_attribute memberUid;", "group_attribute_is_dn off;");
	}

	@Test
	void anLdapFileThatSomebodyEditedStays() {
		Bench bench = new Bench(Map.of("nginx/nginx_ldap.conf", "mine"));
		bench.credentials.administrator(Bench.ACCOUNT, "tester");
		assertThat(bench.workspace.text("nginx/nginx_ldap.conf")).isEqualTo("mine");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			abc          | long enough     | username
			with:colon   | long enough     | username
			with space   | long enough     | username
			-dash        | long enough     | username
			''           | long enough     | username
			analyst      | short           | password
			analyst      | ANALYST1        | -
			analyst1     | ANALYST1        | password
			aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | long enough | username
			""")
	void refusesNamesAndPasswordsThatMalcolmWouldNotTake(String name, String password, String field) {
		List<String> fields = new AdministratorAccount(name, password).errors("")
			.stream()
			.map((error) -> error.field())
			.toList();
		assertThat(fields).isEqualTo(field.equals("-") ? List.of() : List.of(field));
	}

	@Test
	void refusesAPasswordBeyondThe72BytesThatBcryptReads() {
		assertThat(new AdministratorAccount("analyst", "a".repeat(72)).errors("")).isEmpty();
		assertThat(new AdministratorAccount("analyst", "ä".repeat(37)).errors("")).singleElement()
			.satisfies((error) -> assertThat(error.message()).contains("74 bytes"));
		assertThat(new AdministratorAccount("analyst", "line\nbreak").errors("")).hasSize(1);
	}

	@Test
	void saysEveryErrorAtOnceAndChangesNothing() {
		Bench bench = new Bench();
		assertThatExceptionOfType(InvalidFields.class)
			.isThrownBy(() -> bench.credentials.administrator(new AdministratorAccount("a", "b"), "tester"))
			.satisfies((ex) -> assertThat(ex.errors()).extracting((error) -> error.field())
				.containsExactly("username", "password"));
		assertThat(bench.workspace.changes()).isEmpty();
	}

	private String run(String input, String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (var writer = process.outputWriter(java.nio.charset.StandardCharsets.UTF_8)) {
			writer.write(input + "\n");
		}
		String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return output;
	}

}
