package org.malcolmconsole.ldap;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.ldap.LdapForm.Tunnel;
import org.malcolmconsole.workspace.directory.PowerCuts;

/** A power cut while the LDAP server is saved. */
class LdapCrashTests {

	private static final Map<String, String> FILES = Map.of("config/auth-common.env",
			"NGINX_BASIC_AUTH=false\nNGINX_LDAP_TLS_STUNNEL=false\n", "config/process.env", "PUID=1000\n",
			"kubernetes/1.yml", "kind: List\n");

	@TempDir
	Path directory;

	@Test
	void leavesTheOldOrTheNewServerTogetherWithItsTunnel() throws Exception {
		LdapForm form = new LdapForm("winldap", "ldap", "ldap.example.org", null, true, "DC=example,DC=org", null, null,
				"CN=reader,DC=example,DC=org", "secret", null, new Tunnel(null, "ldap.example.org", null, 2), null);
		PowerCuts.leaveOldOrNew(this.directory, FILES, (workspace) -> new LdapFiles(workspace).save(form, "ada"));
	}

}
