package org.malcolmconsole.ldap.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.credential.format.LdapTemplate;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/** The web server's file about LDAP, written and read back. */
class LdapFileTests {

	private static final LdapServer SERVER = new LdapServer(ServerType.WINLDAP, false, "ldap.example.org", 3268,
			"DC=example,DC=com", "sAMAccountName", "(objectClass=person)", "CN=reader,DC=example,DC=com", "secret",
			"CN=malcolm,OU=groups,DC=example,DC=com");

	@Test
	void hasTheShapeThatMalcolmsScriptsExpect() {
		assertThat(text(LdapFile.write(SERVER))).isEqualTo("""
				# Only read when people sign in through LDAP.
				ldap_server ad_server {
				  url "ldap://ldap.example.org:3268/DC=example,DC=com?sAMAccountName?sub?(objectClass=person)";
				  binddn "CN=reader,DC=example,DC=com";
				  binddn_passwd "secret";
				  group_attribute member;
				  group_attribute_is_dn on;
				  require group "CN=malcolm,OU=groups,DC=example,DC=com";
				  require valid_user;
				  satisfy all;
				}

				auth_ldap_cache_enabled on;
				auth_ldap_cache_expiration_time 10000;
				auth_ldap_cache_size 1000;
				""");
	}

	@Test
	void whateverIsWrittenIsReadBackAndNothingBreaksOutOfItsValue() {
		Random random = new Random(4);
		String signs = "\"\"\\\\';;{}$#&|!?%/ ()=,*<>+abcZ09äß漢🔑`~@:-_.";
		for (int at = 0; at < 2_000; at++) {
			LdapServer server = new LdapServer(ServerType.values()[at % 2], at % 3 == 0, "h" + at + ".example.org",
					1 + at, text(random, signs), "uid", text(random, signs), text(random, signs), text(random, signs),
					(at % 5 == 0) ? "" : text(random, signs));
			byte[] written = LdapFile.write(server);
			assertThat(LdapFile.read(written)).as(text(written)).contains(server);
			assertThat(text(written).lines()).hasSize((at % 5 == 0) ? 14 : 15);
			String url = text(written).lines().filter((line) -> line.startsWith("  url ")).findFirst().orElseThrow();
			assertThat(url).matches("  url \"[A-Za-z0-9=,.()_:*%?/-]+\";");
		}
	}

	@Test
	void theExampleOfANewDirectoryIsKnownAsOne() {
		LdapServer example = LdapFile.read(LdapTemplate.from(Contents.of(Map.of()))).orElseThrow();
		assertThat(example.example()).isTrue();
		assertThat(example.type()).isEqualTo(ServerType.WINLDAP);
		assertThat(SERVER.example()).isFalse();
	}

	@Test
	void whatSaysMoreThanTheFormIsLeftAlone() {
		String text = text(LdapFile.write(SERVER));
		List<String> edited = List.of("", "}", "\"", text + "# my own note\n", text + "auth_ldap_cache_size 7;\n",
				text.replace("satisfy all", "satisfy any"), text.replace("ad_server", "other"),
				text.replace("  require valid_user;", "  require valid_user;\n  require user \"x\";"),
				text.replace("  require valid_user;", "  require valid_user;\n  connections 3;"),
				text.replace("?sub?", "?one?"), text.replace("cache_size 1000", "cache_size 10"),
				text.replace("group_attribute member", "group_attribute memberOf"),
				text.replace("\"secret\"", "\"secret\"x"), text.substring(0, text.length() - 3), text + text);
		assertThat(edited)
			.allSatisfy((one) -> assertThat(LdapFile.read(one.getBytes(StandardCharsets.UTF_8))).as(one).isEmpty());
		assertThat(LdapFile.read(text.replace("\n", "\r\n\t ").getBytes(StandardCharsets.UTF_8))).contains(SERVER);
		assertThat(LdapFile.read(text.replace("\"secret\"", "'secret'").getBytes(StandardCharsets.UTF_8)))
			.contains(SERVER);
	}

	@Test
	void thePasswordIsInNoText() {
		assertThat(SERVER.toString()).doesNotContain("secret");
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static String text(Random random, String signs) {
		int[] all = signs.codePoints().toArray();
		StringBuilder text = new StringBuilder("x");
		random.ints(12, 0, all.length).forEach((index) -> text.appendCodePoint(all[index]));
		return text.append('y').toString();
	}

}
