package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.credential.account.AccountDeliveries;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.workspace.MemoryWorkspace;

/**
 * All credentials over a new Malcolm directory in memory.
 */
class Bench {

	static final Instant NOW = Instant.now();

	static final AdministratorAccount ACCOUNT = new AdministratorAccount("analyst", "correct horse battery");

	final StandInCluster cluster = new StandInCluster();

	final MemoryWorkspace workspace;

	final Credentials credentials;

	Bench() {
		this(Map.of());
	}

	Bench(Map<String, String> files) {
		this(files, NOW);
	}

	Bench(Map<String, String> files, Instant now) {
		Releases releases = TestRelease.BUNDLED;
		Map<String, byte[]> all = new TreeMap<>(releases.bundledFiles(releases.newest()));
		files.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
		this.workspace = new MemoryWorkspace(releases.newest(), all);
		this.credentials = on(this.workspace, this.cluster, now);
	}

	static Credentials on(MemoryWorkspace workspace, StandInCluster cluster, Instant now) {
		SecureRandom random = new SecureRandom();
		Clock clock = Clock.fixed(now, ZoneOffset.UTC);
		CertificateIssuer issuer = new CertificateIssuer(clock, random);
		AdministratorFiles administrators = new AdministratorFiles(random,
				AccountDeliveries.resting(cluster, workspace));
		WebCertificateFiles web = new WebCertificateFiles(issuer, new HostSuggestions(cluster), clock);
		ForwarderFiles forwarders = new ForwarderFiles(issuer, clock);
		NetboxPasswords netbox = new NetboxPasswords(random, workspace, TestRelease.BUNDLED, new NetboxGuard(cluster));
		return new Credentials(workspace, List.of(administrators, web, forwarders, new OpenSearchLogins(), netbox),
				administrators, web, forwarders, netbox);
	}

	CredentialItem item(String id) {
		return this.credentials.items().stream().filter((item) -> item.id().equals(id)).findFirst().orElseThrow();
	}

	/** A small and quick web certificate. */
	static WebCertificateForm quick() {
		return new WebCertificateForm(List.of("malcolm.example.org", "10.0.0.7"), 90, "ec-p256", null, null, null,
				null);
	}

}
