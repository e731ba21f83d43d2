package org.malcolmconsole.forwarder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.ForwarderCertificates;
import org.malcolmconsole.certificate.ForwarderCheck.Finding;
import org.malcolmconsole.certificate.OpenSsl;
import org.malcolmconsole.forwarder.Forwarder.State;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.MemoryWorkspace;

import org.springframework.http.HttpStatusCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Named forwarders from their first certificate to their revocation.
 */
class ForwardersTests {

	private static final Instant NOW = Instant.now().minusSeconds(60);

	private static final ForwarderCertificates MADE = issuer(NOW).forwarders();

	private static final ForwarderCertificates LATER = issuer(NOW).forwarders();

	private MemoryWorkspace workspace;

	private Forwarders forwarders;

	@BeforeEach
	void begin() {
		this.workspace = new MemoryWorkspace(TestRelease.BUNDLED.newest(), files(MADE));
		this.forwarders = at(NOW);
	}

	@Test
	void aForwarderGetsACertificateOfItsOwnAndNothingElseChanges() {
		Forwarder made = this.forwarders.create(new ForwarderForm("north", 365), "ada");
		assertThat(made.state()).isEqualTo(State.READY);
		assertThat(made.facts().subject()).contains("CN=north");
		assertThat(made.getTotalDays()).isEqualTo(365);
		assertThat(this.workspace.changes()).hasSize(1);
		assertThat(this.workspace.changes().get(0).files()).containsOnlyKeys("forwarders/north/client.crt",
				"forwarders/north/client.key");
		assertThat(this.workspace.isSecret("forwarders/north/client.key")).isTrue();
		assertThat(this.workspace.text("logstash/certs/ca.crt")).isEqualTo(MADE.authority().certificatePem());
		assertThat(this.forwarders.check("north")).extracting(Finding::state)
			.containsOnly(org.malcolmconsole.certificate.ForwarderCheck.State.OK);
		assertThat(this.forwarders.checkShared()).extracting(Finding::state)
			.containsOnly(org.malcolmconsole.certificate.ForwarderCheck.State.OK);
	}

	@Test
	void renewingKeepsTheDaysAndTheFormerCertificate() {
		String former = this.forwarders.create(new ForwarderForm("north", 365), "ada").facts().serial();
		Forwarder renewed = at(NOW.plus(Duration.ofDays(360))).renew("north", "ada");
		assertThat(renewed.getTotalDays()).isEqualTo(365);
		assertThat(renewed.facts().serial()).isNotEqualTo(former);
		assertThat(renewed.facts().notAfter()).isAfter(NOW.plus(Duration.ofDays(720)));
		assertThat(this.workspace.has("forwarders/north/former-" + former + ".crt")).isTrue();
	}

	@Test
	void revokingPutsEveryCertificateOfAForwarderOnAListThatOpensslTakes(@TempDir Path directory) {
		this.forwarders.create(new ForwarderForm("north", null), "ada");
		String first = this.workspace.text("forwarders/north/client.crt");
		this.forwarders.renew("north", "ada");
		String second = this.workspace.text("forwarders/north/client.crt");
		this.forwarders.create(new ForwarderForm("south", null), "ada");
		Forwarder revoked = this.forwarders.revoke("north", "ada");
		assertThat(revoked.state()).isEqualTo(State.REVOKED);
		assertThat(this.workspace.has("forwarders/north/client.key")).isFalse();
		OpenSsl openSsl = new OpenSsl(directory);
		openSsl.write("ca.crt", MADE.authority().certificatePem());
		openSsl.write("list.crl", this.forwarders.revocations().orElseThrow());
		openSsl.write("first.crt", first);
		openSsl.write("second.crt", second);
		openSsl.write("south.crt", this.workspace.text("forwarders/south/client.crt"));
		assertThat(verify(openSsl, "first.crt")).contains("certificate revoked");
		assertThat(verify(openSsl, "second.crt")).contains("certificate revoked");
		assertThat(verify(openSsl, "south.crt")).contains("south.crt: OK");
	}

	@Test
	void aRevokedNameCanBeUsedAgainWithAnotherSerial() {
		this.forwarders.create(new ForwarderForm("north", null), "ada");
		this.forwarders.revoke("north", "ada");
		conflict(() -> this.forwarders.renew("north", "ada"));
		conflict(() -> this.forwarders.handout("north"));
		assertThat(this.forwarders.create(new ForwarderForm("north", null), "ada").state()).isEqualTo(State.READY);
		assertThat(this.forwarders.revoke("north", "ada").state()).isEqualTo(State.REVOKED);
		assertThat(this.workspace.changes()).hasSize(4);
	}

	@Test
	void aNewAuthorityMakesTheOthersUnusableUntilTheyAreRenewed() {
		this.forwarders.create(new ForwarderForm("north", null), "ada");
		this.workspace.commit(files(LATER).entrySet()
			.stream()
			.reduce(org.malcolmconsole.workspace.Change.by("ada", "new"),
					(change, file) -> change.put(file.getKey(), file.getValue()), (left, right) -> left));
		Forwarder now = this.forwarders.one("north");
		assertThat(now.state()).isEqualTo(State.UNUSABLE);
		assertThat(now.detail()).contains("another authority");
		conflict(() -> this.forwarders.handout("north"));
		assertThat(this.forwarders.renew("north", "ada").state()).isEqualTo(State.READY);
	}

	@Test
	void theStateFollowsTheDays() {
		this.forwarders.create(new ForwarderForm("north", 100), "ada");
		assertThat(at(NOW.plus(Duration.ofDays(69))).one("north").state()).isEqualTo(State.READY);
		assertThat(at(NOW.plus(Duration.ofDays(71))).one("north").state()).isEqualTo(State.ENDING);
		assertThat(at(NOW.plus(Duration.ofDays(101))).one("north").state()).isEqualTo(State.EXPIRED);
		conflict(() -> at(NOW.plus(Duration.ofDays(101))).handout("north"));
	}

	@Test
	void withoutTheAuthoritysKeyNothingIsMade() {
		Map<String, byte[]> files = files(MADE);
		files.remove("logstash/certs/ca.key");
		this.workspace = new MemoryWorkspace(TestRelease.BUNDLED.newest(), files);
		conflict(() -> at(NOW).create(new ForwarderForm("north", null), "ada"));
		files.put("logstash/certs/ca.key", LATER.authority().keyPem().getBytes(StandardCharsets.US_ASCII));
		this.workspace = new MemoryWorkspace(TestRelease.BUNDLED.newest(), files);
		conflict(() -> at(NOW).create(new ForwarderForm("north", null), "ada"));
		assertThat(this.workspace.changes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "North", "a/b", "../etc", "a..b", "-a", "a.", "a_b",
			"a234567890123456789012345678901234567890123456789012345678901234", "ä", "a\nb", "<b>" })
	void namesThatAreNoFolderAreRefused(String name) {
		assertThatExceptionOfType(InvalidFields.class)
			.isThrownBy(() -> this.forwarders.create(new ForwarderForm(name, null), "ada"));
		assertThat(this.workspace.changes()).isEmpty();
	}

	@Test
	void nothingThatIsPrintedHasAKeyInIt() {
		this.forwarders.create(new ForwarderForm("north", null), "ada");
		String key = this.workspace.text("forwarders/north/client.key").lines().skip(3).findFirst().orElseThrow();
		assertThat(this.forwarders.all().toString() + this.forwarders.handout("north")).doesNotContain(key);
	}

	private Forwarders at(Instant instant) {
		return new Forwarders(this.workspace, issuer(instant), Clock.fixed(instant, ZoneOffset.UTC));
	}

	private static CertificateIssuer issuer(Instant instant) {
		return new CertificateIssuer(Clock.fixed(instant, ZoneOffset.UTC), new SecureRandom());
	}

	private static Map<String, byte[]> files(ForwarderCertificates made) {
		Map<String, byte[]> files = new HashMap<>();
		Map.of("logstash/certs/ca.crt", made.authority().certificatePem(), "logstash/certs/ca.key",
				made.authority().keyPem(), "logstash/certs/server.crt", made.server().certificatePem(),
				"logstash/certs/server.key", made.server().keyPem(), "filebeat/certs/ca.crt",
				made.authority().certificatePem(), "filebeat/certs/client.crt", made.client().certificatePem(),
				"filebeat/certs/client.key", made.client().keyPem())
			.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.US_ASCII)));
		return files;
	}

	private static String verify(OpenSsl openSsl, String certificate) {
		return openSsl.run("verify", "-crl_check", "-CAfile", "ca.crt", "-CRLfile", "list.crl", certificate).output();
	}

	private static void conflict(Runnable action) {
		assertThatExceptionOfType(ForwarderProblem.class).isThrownBy(action::run)
			.satisfies((problem) -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(409)));
	}

}
