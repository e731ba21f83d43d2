package org.malcolmconsole.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.handshake.Credential;
import org.malcolmconsole.certificate.handshake.Handshake;

/**
 * Finds out whether a forwarder and Logstash would take each other, and if not, why.
 */
public final class ForwarderCheck {

	private static final String SERVERS = "1.3.6.1.5.5.7.3.1";

	private static final String CLIENTS = "1.3.6.1.5.5.7.3.2";

	private static final String AGAIN = "Put the file back from a revision, or make new forwarder certificates.";

	private final Instant now;

	private final List<Finding> findings = new ArrayList<>();

	private ForwarderCheck(Instant now) {
		this.now = now;
	}

	/**
	 * Checks the files of both sides, then lets them do a real TLS handshake.
	 * @param logstash the files of Logstash
	 * @param forwarder the files of the forwarder
	 * @param now the instant at which all must be valid
	 * @return every check in its order; all of them are there, failed or not
	 */
	public static List<Finding> of(Side logstash, Side forwarder, Instant now) {
		ForwarderCheck check = new ForwarderCheck(now);
		Credential server = check.read("logstash", "Files of Logstash", logstash);
		Credential client = check.read("forwarder", "Files of the forwarder", forwarder);
		if (server != null && client != null) {
			check.compare(server, client);
		}
		check.connect(server, client);
		return List.copyOf(check.findings);
	}

	private @Nullable Credential read(String id, String title, Side side) {
		try {
			IssuedCertificate own = IssuedCertificate.read(side.certificate(), side.key());
			X509Certificate authority = PemReader.certificates(side.authority()).get(0);
			add(id, title, null, "Certificate, key and authority can be read, and the key is the certificate's.", "");
			return new Credential(own.certificate(), own.key(), authority);
		}
		catch (InvalidCertificateException ex) {
			add(id, title, ex.getMessage(), "", AGAIN);
			return null;
		}
	}

	private void compare(Credential server, Credential client) {
		validity(server.authority(), "authority-validity", "Validity of the authority");
		validity(server.certificate(), "logstash-validity", "Validity of Logstash's certificate");
		validity(client.certificate(), "forwarder-validity", "Validity of the forwarder's certificate");
		signed(client.authority(), server.certificate(), "logstash-authority", "Authority of Logstash's certificate",
				"The authority that the forwarder trusts did not sign Logstash's certificate.");
		signed(server.authority(), client.certificate(), "forwarder-authority",
				"Authority of the forwarder's certificate",
				"The authority that Logstash trusts did not sign the forwarder's certificate.");
		purpose(server.certificate(), SERVERS, "logstash-purpose", "Purpose of Logstash's certificate", "serverAuth");
		purpose(client.certificate(), CLIENTS, "forwarder-purpose", "Purpose of the forwarder's certificate",
				"clientAuth");
	}

	private void validity(X509Certificate certificate, String id, String title) {
		Date moment = Date.from(this.now);
		String problem = null;
		if (certificate.getNotAfter().before(moment)) {
			problem = "It expired on " + day(certificate.getNotAfter()) + ".";
		}
		else if (certificate.getNotBefore().after(moment)) {
			problem = "It is not valid before " + day(certificate.getNotBefore()) + ".";
		}
		add(id, title, problem, "Valid until " + day(certificate.getNotAfter()) + ".", "Renew it.");
	}

	private void signed(X509Certificate authority, X509Certificate certificate, String id, String title,
			String sentence) {
		String problem = CertificateChain.hasSigned(authority, certificate) ? null : sentence;
		if (problem == null && authority.getBasicConstraints() < 0) {
			problem = "What should be the authority is no certificate of an authority.";
		}
		add(id, title, problem, "Signed by the authority that the other side trusts.",
				"Renew it, so that both are of the same authority.");
	}

	private void purpose(X509Certificate certificate, String wanted, String id, String title, String word) {
		add(id, title,
				allows(certificate, wanted) ? null
						: "Its extended key usage lacks " + word + ", so the other side refuses it.",
				"Its extended key usage allows " + word + ".", "Renew it.");
	}

	private void connect(@Nullable Credential server, @Nullable Credential client) {
		String title = "TLS handshake";
		if (server == null || client == null) {
			this.findings
				.add(new Finding("handshake", title, State.SKIPPED, "Not tried: some files cannot be used.", ""));
			return;
		}
		try {
			add("handshake", title, null, "Both sides took each other with " + Handshake.between(server, client) + ".",
					"");
		}
		catch (Handshake.ServerRefuses ex) {
			add("handshake", title, "Logstash refuses the forwarder: " + reason(ex), "", AGAIN);
		}
		catch (IOException | GeneralSecurityException ex) {
			add("handshake", title, "The forwarder refuses Logstash: " + reason(ex), "", AGAIN);
		}
	}

	private void add(String id, String title, @Nullable String problem, String good, String remedy) {
		this.findings.add((problem != null) ? new Finding(id, title, State.FAILED, problem, remedy)
				: new Finding(id, title, State.OK, good, ""));
	}

	private static boolean allows(X509Certificate certificate, String purpose) {
		try {
			List<String> purposes = certificate.getExtendedKeyUsage();
			return purposes == null || purposes.contains(purpose);
		}
		catch (CertificateParsingException ex) {
			return false;
		}
	}

	private static String reason(Exception failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getMessage() + ".";
	}

	private static String day(Date date) {
		return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
	}

	/**
	 * The files of one side as PEM texts; empty for one that is missing.
	 *
	 * @param authority whom it trusts
	 * @param certificate what it shows
	 * @param key the private key of that
	 */
	public record Side(String authority, String certificate, String key) {

		@Override
		public String toString() {
			return "Side[]";
		}

	}

	/**
	 * What was found out about one thing.
	 *
	 * @param id a stable name
	 * @param title what was looked at
	 * @param state whether it is good
	 * @param detail what was found
	 * @param remedy what to do about it, empty when it is good
	 */
	public record Finding(String id, String title, State state, String detail, String remedy) {

	}

	/**
	 * Whether what was looked at is good.
	 */
	public enum State {

		/** It is good. */
		OK,

		/** It is not. */
		FAILED,

		/** It could not be looked at. */
		SKIPPED;

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
