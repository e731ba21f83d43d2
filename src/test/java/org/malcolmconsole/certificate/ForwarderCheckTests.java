package org.malcolmconsole.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.certificate.ForwarderCheck.Finding;
import org.malcolmconsole.certificate.ForwarderCheck.Side;
import org.malcolmconsole.certificate.ForwarderCheck.State;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check of forwarder certificates by a real handshake names what fails.
 */
class ForwarderCheckTests {

	private static final Instant NOW = Instant.now();

	private static final ForwarderCertificates MADE = at(NOW).forwarders();

	private static final ForwarderCertificates FOREIGN = at(NOW).forwarders();

	private static final Side LOGSTASH = side(MADE.authority(), MADE.server());

	private static final Side FORWARDER = side(MADE.authority(), MADE.client());

	@Test
	void whatWeMakeWorks() {
		List<Finding> findings = ForwarderCheck.of(LOGSTASH, FORWARDER, NOW);
		assertThat(findings).extracting(Finding::state).containsOnly(State.OK);
		assertThat(last(findings).detail()).contains("TLSv1.3");
		Side named = side(MADE.authority(), at(NOW).client(MADE.authority(), "north", 365));
		assertThat(ForwarderCheck.of(LOGSTASH, named, NOW)).extracting(Finding::state).containsOnly(State.OK);
	}

	@Test
	void aForwarderOfAnotherAuthorityIsRefusedByLogstash() {
		List<Finding> findings = ForwarderCheck.of(LOGSTASH, side(MADE.authority(), FOREIGN.client()), NOW);
		assertThat(failed(findings)).containsExactly("forwarder-authority", "handshake");
		assertThat(last(findings).detail()).startsWith("Logstash refuses the forwarder: ");
	}

	@Test
	void aLogstashOfAnotherAuthorityIsRefusedByTheForwarder() {
		List<Finding> findings = ForwarderCheck.of(side(MADE.authority(), FOREIGN.server()), FORWARDER, NOW);
		assertThat(failed(findings)).containsExactly("logstash-authority", "handshake");
		assertThat(last(findings).detail()).startsWith("The forwarder refuses Logstash: ");
	}

	@Test
	void anExpiredCertificateIsNamedAndRefused() {
		IssuedCertificate old = at(NOW.minus(Duration.ofDays(20))).client(MADE.authority(), "north", 10);
		List<Finding> findings = ForwarderCheck.of(LOGSTASH, side(MADE.authority(), old), NOW);
		assertThat(failed(findings)).containsExactly("forwarder-validity", "handshake");
		assertThat(findings.get(4).detail()).startsWith("It expired on ");
	}

	@Test
	void aServersCertificateIsNoneOfAForwarder() {
		List<Finding> findings = ForwarderCheck.of(LOGSTASH, side(MADE.authority(), MADE.server()), NOW);
		assertThat(failed(findings)).containsExactly("forwarder-purpose", "handshake");
		assertThat(findings.get(8).detail()).contains("clientAuth");
	}

	@Test
	void aKeyOfAnotherCertificateIsFoundBeforeAnybodyTries() {
		Side mixed = new Side(MADE.authority().certificatePem(), MADE.client().certificatePem(),
				MADE.server().keyPem());
		List<Finding> findings = ForwarderCheck.of(LOGSTASH, mixed, NOW);
		assertThat(failed(findings)).containsExactly("forwarder");
		assertThat(findings.get(1).detail()).contains("does not belong to the certificate");
		assertThat(last(findings).state()).isEqualTo(State.SKIPPED);
	}

	@Test
	void missingFilesAreNamedAndNoKeyIsRepeated() {
		List<Finding> findings = ForwarderCheck.of(new Side("", "", ""), new Side("a", "b", MADE.client().keyPem()),
				NOW);
		assertThat(failed(findings)).containsExactly("logstash", "forwarder");
		assertThat(findings.toString()).doesNotContain(MADE.client().keyPem().substring(40, 80));
	}

	private static List<String> failed(List<Finding> findings) {
		return findings.stream().filter((finding) -> finding.state() == State.FAILED).map(Finding::id).toList();
	}

	private static Finding last(List<Finding> findings) {
		return findings.get(findings.size() - 1);
	}

	private static Side side(IssuedCertificate authority, IssuedCertificate own) {
		return new Side(authority.certificatePem(), own.certificatePem(), own.keyPem());
	}

	private static CertificateIssuer at(Instant instant) {
		return new CertificateIssuer(Clock.fixed(instant, ZoneOffset.UTC), new SecureRandom());
	}

}
