package org.malcolmconsole.forwarder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.ForwarderCertificates;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.MemoryWorkspace;
import org.malcolmconsole.workspace.directory.PowerCuts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A power cut while a named forwarder is made, renewed or revoked: the old files or the
 * new ones. The keys are made once, and each cut gets the change that came of them.
 */
class ForwarderCrashTests {

	private static MemoryWorkspace workspace;

	private static Forwarders forwarders;

	@TempDir
	Path directory;

	@BeforeAll
	static void begin() {
		CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC(), new SecureRandom());
		ForwarderCertificates made = issuer.forwarders();
		workspace = new MemoryWorkspace(TestRelease.BUNDLED.newest(),
				Map.of(ForwarderPaths.AUTHORITY, bytes(made.authority().certificatePem()), ForwarderPaths.AUTHORITY_KEY,
						bytes(made.authority().keyPem()), "config/process.env", bytes("PUID=1000\n"),
						"kubernetes/1.yml", bytes("kind: List\n")));
		forwarders = new Forwarders(workspace, issuer, Clock.systemUTC());
	}

	@Test
	void leavesNoForwarderOrAWholeOne() throws Exception {
		cut(() -> forwarders.create(new ForwarderForm("north", 365), "ada"), "forwarders/north/client.crt",
				"forwarders/north/client.key");
	}

	@Test
	void leavesTheFormerCertificateWithItsKeyOrTheNewOneWithItsOwn() throws Exception {
		String serial = forwarders.create(new ForwarderForm("south", 365), "ada").facts().serial();
		cut(() -> forwarders.renew("south", "ada"), "forwarders/south/client.crt", "forwarders/south/client.key",
				"forwarders/south/former-" + serial + ".crt");
	}

	@Test
	void leavesAForwarderThatWorksOrOneThatIsOnTheListAndHasNoKey() throws Exception {
		forwarders.create(new ForwarderForm("east", 365), "ada");
		cut(() -> forwarders.revoke("east", "ada"), "forwarders/east/client.key",
				"forwarders/revoked_certificates.crl");
	}

	/** The action's files have to be these, so that none is written another way. */
	private void cut(Runnable action, String... files) throws Exception {
		Map<String, String> before = new TreeMap<>();
		var contents = workspace.read();
		contents.paths().forEach((path) -> before.put(path, text(contents.file(path).orElseThrow())));
		int known = workspace.changes().size();
		action.run();
		assertThat(workspace.changes()).as("one action is one revision").hasSize(known + 1);
		Change change = workspace.changes().get(known);
		assertThat(change.files()).containsOnlyKeys(files);
		PowerCuts.leaveOldOrNew(this.directory, before, (real) -> real.commit(
				new Change(change.actor(), change.reason(), real.current().number(), change.files(), change.secret())));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
