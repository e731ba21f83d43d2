package org.malcolmconsole.opensearch;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.workspace.directory.PowerCuts;

/** A power cut while a login is stored or removed. */
class LoginsCrashTests {

	private static final Map<String, String> FILES = Map.of("config/opensearch.env",
			"OPENSEARCH_LOCAL=false\nOPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\n", "config/process.env",
			"PUID=1000\n", ".opensearch.primary.curlrc", "user: \"old:secret\"\n", ".opensearch.secondary.curlrc",
			"user: \"other:secret\"\n", "kubernetes/1.yml", "kind: List\n");

	@TempDir
	Path directory;

	@Test
	void leavesTheOldOrTheNewLoginTogetherWithItsSetting() throws Exception {
		PowerCuts.leaveOldOrNew(this.directory, FILES,
				(workspace) -> new Logins(workspace).save(new LoginForm("primary", "new", "secret", false), "ada"));
	}

	@Test
	void leavesTheOldOrNoLogin() throws Exception {
		PowerCuts.leaveOldOrNew(this.directory, FILES,
				(workspace) -> new Logins(workspace).remove(Instance.PRIMARY, "ada"));
	}

}
