package org.malcolmconsole.forwarder;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.ForwarderCheck;
import org.malcolmconsole.certificate.ForwarderCheck.Finding;
import org.malcolmconsole.certificate.ForwarderCheck.Side;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.RevocationList;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * All forwarders that have a certificate of their own; every action is one revision.
 */
@Component
class Forwarders {

	private final Workspace workspace;

	private final CertificateIssuer issuer;

	private final Clock clock;

	Forwarders(Workspace workspace, CertificateIssuer issuer, Clock clock) {
		this.workspace = workspace;
		this.issuer = issuer;
		this.clock = clock;
	}

	List<Forwarder> all() {
		return roll().forwarders();
	}

	Forwarder one(String name) {
		return roll().find(name).orElseThrow(() -> ForwarderProblem.unknown(name));
	}

	/** The list of what the present authority revoked, as PEM. */
	Optional<String> revocations() {
		Contents contents = this.workspace.read();
		boolean any = !new Roll(contents, this.clock.instant()).revoked().revoked().isEmpty();
		return ForwarderPaths.text(contents, ForwarderPaths.REVOKED).filter((pem) -> any);
	}

	Forwarder create(ForwarderForm form, String actor) {
		String name = form.checkedName();
		Contents contents = this.workspace.read();
		Roll roll = new Roll(contents, this.clock.instant());
		Optional<Forwarder> before = roll.find(name);
		if (before.isPresent() && before.get().state() != Forwarder.State.REVOKED) {
			throw ForwarderProblem.exists(name);
		}
		return issue(contents, roll, name, form.usedDays(), by(actor, "Forwarder " + name, contents));
	}

	/** A new certificate for as many days as the former one, which stays valid. */
	Forwarder renew(String name, String actor) {
		Contents contents = this.workspace.read();
		Roll roll = new Roll(contents, this.clock.instant());
		Forwarder before = roll.find(name).orElseThrow(() -> ForwarderProblem.unknown(name));
		if (before.state() == Forwarder.State.REVOKED) {
			throw ForwarderProblem.revoked(name);
		}
		int days = (before.facts() != null) ? (int) before.getTotalDays() : ForwarderForm.USUAL_DAYS;
		return issue(contents, roll, name, Math.max(days, 1), by(actor, "Forwarder " + name + " renewed", contents));
	}

	/** Puts every certificate of a forwarder on the list and forgets its key. */
	Forwarder revoke(String name, String actor) {
		Contents contents = this.workspace.read();
		Roll roll = new Roll(contents, this.clock.instant());
		Forwarder before = roll.find(name).orElseThrow(() -> ForwarderProblem.unknown(name));
		if (before.state() == Forwarder.State.REVOKED) {
			return before;
		}
		RevocationList list = roll.revoked().with(roll.serials(name), this.clock.instant());
		String pem = list.pem(roll.authority(), this.clock.instant());
		this.workspace.commit(put(by(actor, "Forwarder " + name + " revoked", contents), ForwarderPaths.REVOKED, pem)
			.delete(ForwarderPaths.key(name)));
		return one(name);
	}

	/** What a forwarder has to be given: a secret. */
	Handout handout(String name) {
		Contents contents = this.workspace.read();
		Roll roll = new Roll(contents, this.clock.instant());
		Forwarder forwarder = roll.find(name).orElseThrow(() -> ForwarderProblem.unknown(name));
		switch (forwarder.state()) {
			case REVOKED -> throw ForwarderProblem.revoked(name);
			case UNUSABLE, EXPIRED -> throw ForwarderProblem.unusable(name, forwarder.detail());
			default -> {
				return new Handout(name, roll.authority(), side(contents, name).certificate(),
						side(contents, name).key());
			}
		}
	}

	/** Lets a forwarder and Logstash meet, with the files of both. */
	List<Finding> check(String name) {
		one(name);
		Contents contents = this.workspace.read();
		return ForwarderCheck.of(logstash(contents), side(contents, name), this.clock.instant());
	}

	/** The same with the certificate that forwarders share. */
	List<Finding> checkShared() {
		Contents contents = this.workspace.read();
		Side shared = new Side(text(contents, ForwarderPaths.SHARED_AUTHORITY), text(contents, ForwarderPaths.SHARED),
				text(contents, ForwarderPaths.SHARED_KEY));
		return ForwarderCheck.of(logstash(contents), shared, this.clock.instant());
	}

	private Forwarder issue(Contents contents, Roll roll, String name, int days, Change change) {
		IssuedCertificate made = this.issuer.client(roll.authority(), name, days);
		String path = ForwarderPaths.certificate(name);
		Change changed = roll.certificate(path)
			.map((former) -> put(change, ForwarderPaths.former(name, former.getSerialNumber()), text(contents, path)))
			.orElse(change);
		changed = put(changed, path, made.certificatePem());
		this.workspace.commit(put(changed, ForwarderPaths.key(name), made.keyPem()));
		return one(name);
	}

	private Roll roll() {
		return new Roll(this.workspace.read(), this.clock.instant());
	}

	private static Side logstash(Contents contents) {
		return new Side(text(contents, ForwarderPaths.AUTHORITY), text(contents, ForwarderPaths.SERVER),
				text(contents, ForwarderPaths.SERVER_KEY));
	}

	private static Side side(Contents contents, String name) {
		return new Side(text(contents, ForwarderPaths.AUTHORITY), text(contents, ForwarderPaths.certificate(name)),
				text(contents, ForwarderPaths.key(name)));
	}

	private static String text(Contents contents, String path) {
		return ForwarderPaths.text(contents, path).orElse("");
	}

	private static Change by(String actor, String reason, Contents contents) {
		return Change.by(actor, reason).basedOn(contents.revision());
	}

	private static Change put(Change change, String path, String pem) {
		return change.putSecret(path, pem.getBytes(StandardCharsets.US_ASCII));
	}

}
