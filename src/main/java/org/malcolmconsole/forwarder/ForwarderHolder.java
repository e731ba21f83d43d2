package org.malcolmconsole.forwarder;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.malcolmconsole.certificate.CertificateHolder;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.HeldCertificate;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows the certificates of Logstash and the forwarders to the certificate centre.
 */
@Component
@Order(2)
class ForwarderHolder implements CertificateHolder {

	private static final String SERVER = "logstash";

	private static final String SHARED = "forwarders";

	private static final String NAMED = "forwarder.";

	private final Workspace workspace;

	private final CertificateIssuer issuer;

	private final Forwarders forwarders;

	private final Clock clock;

	ForwarderHolder(Workspace workspace, CertificateIssuer issuer, Forwarders forwarders, Clock clock) {
		this.workspace = workspace;
		this.issuer = issuer;
		this.forwarders = forwarders;
		this.clock = clock;
	}

	@Override
	public List<HeldCertificate> certificates() {
		Contents contents = this.workspace.read();
		Roll roll = new Roll(contents, this.clock.instant());
		List<HeldCertificate> held = new ArrayList<>();
		roll.certificate(ForwarderPaths.AUTHORITY)
			.ifPresent((certificate) -> held.add(new HeldCertificate("authority", "Authority of forwarders",
					"signs Logstash and forwarders", ForwarderPaths.AUTHORITY, certificate, false,
					"Make new forwarder certificates on the page Credentials, and bring them to every forwarder.")));
		roll.certificate(ForwarderPaths.SERVER)
			.ifPresent(
					(certificate) -> held.add(new HeldCertificate(SERVER, "Logstash", "Logstash shows it to forwarders",
							ForwarderPaths.SERVER, certificate, true, "")
						.shownBy("logstash", 5044)));
		roll.certificate(ForwarderPaths.SHARED)
			.ifPresent((certificate) -> held.add(new HeldCertificate(SHARED, "Shared forwarder certificate",
					"Malcolm's own forwarders and others show it to Logstash", ForwarderPaths.SHARED, certificate, true,
					"Then bring it to the forwarders that use it.")));
		roll.forwarders()
			.stream()
			.filter((forwarder) -> forwarder.state() != Forwarder.State.REVOKED)
			.forEach((forwarder) -> named(roll, forwarder).ifPresent(held::add));
		return held;
	}

	@Override
	public void renew(String id, String actor) {
		if (id.startsWith(NAMED)) {
			this.forwarders.renew(id.substring(NAMED.length()), actor);
			return;
		}
		Contents contents = this.workspace.read();
		IssuedCertificate authority = new Roll(contents, this.clock.instant()).authority();
		boolean server = id.equals(SERVER);
		IssuedCertificate made = server ? this.issuer.server(authority) : this.issuer.client(authority);
		Change change = Change.by(actor, server ? "Logstash's certificate renewed" : "Shared certificate renewed")
			.basedOn(contents.revision());
		change = change.putSecret(server ? ForwarderPaths.SERVER : ForwarderPaths.SHARED, bytes(made.certificatePem()));
		this.workspace.commit(
				change.putSecret(server ? ForwarderPaths.SERVER_KEY : ForwarderPaths.SHARED_KEY, bytes(made.keyPem())));
	}

	private static Optional<HeldCertificate> named(Roll roll, Forwarder forwarder) {
		Optional<X509Certificate> certificate = roll.certificate(forwarder.file());
		return certificate.map((own) -> new HeldCertificate(NAMED + forwarder.name(), "Forwarder " + forwarder.name(),
				"the forwarder shows it to Logstash", forwarder.file(), own, true, "Then bring it to the forwarder."));
	}

	private static byte[] bytes(String pem) {
		return pem.getBytes(StandardCharsets.US_ASCII);
	}

}
