package org.malcolmconsole.credential.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;

/**
 * The file that tells Malcolm's web server about a directory of users: it has to be there
 * for every way of signing in, and is edited by hand for LDAP.
 */
public final class LdapTemplate {

	private static final String DEFAULTS = ".ldap_config_defaults";

	private LdapTemplate() {
	}

	public static byte[] from(Contents contents) {
		Map<String, String> defaults = contents.file(DEFAULTS)
			.map((content) -> EnvFile.parse(DEFAULTS, content).values())
			.orElse(Map.of());
		boolean openLdap = "openldap".equals(defaults.get("LDAP_SERVER_TYPE"));
		String search = openLdap ? "DC=example,DC=com?uid?sub?(objectClass=posixAccount)"
				: "DC=example,DC=com?sAMAccountName?sub?(objectClass=person)";
		String address = defaults.getOrDefault("LDAP_PROTO", "ldap://")
				+ defaults.getOrDefault("LDAP_HOST", "ds.example.com") + ":"
				+ defaults.getOrDefault("LDAP_PORT", "3268");
		return """
				# Only read when people sign in through LDAP: put in the values of your server.
				ldap_server ad_server {
				  url "%s/%s";
				  binddn "bind_dn";
				  binddn_passwd "bind_dn_password";
				  group_attribute %s;
				  group_attribute_is_dn %s;
				  require group "CN=malcolm,OU=groups,DC=example,DC=com";
				  require valid_user;
				  satisfy all;
				}

				auth_ldap_cache_enabled on;
				auth_ldap_cache_expiration_time 10000;
				auth_ldap_cache_size 1000;
				""".formatted(address, search, openLdap ? "memberUid" : "member", openLdap ? "off" : "on")
			.getBytes(StandardCharsets.UTF_8);
	}

}
