package org.malcolmconsole.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.Findings.Notes;
import org.malcolmconsole.probe.Layer.Kind;

/**
 * The encryption of one connection: who the server says it is, and whether that can be
 * believed.
 */
public final class TlsCheck {

	private static final String REMEDY = "Put the certificate of its authority into nginx/ca-trust of the Malcolm"
			+ " directory, or give the server a certificate that can be checked.";

	private final Destination destination;

	private final boolean verify;

	private final Clock clock;

	private final RecordingTrust trust;

	private final SSLSocketFactory sockets;

	/**
	 * A check that trusts what Java trusts, and more authorities.
	 * @param verify whether a certificate that can't be believed ends the test
	 * @param authorities more of them, as PEM or DER; what can't be read is left out
	 */
	public TlsCheck(Destination destination, boolean verify, Collection<byte[]> authorities, Clock clock) {
		this.destination = destination;
		this.verify = verify;
		this.clock = clock;
		try {
			this.trust = new RecordingTrust(trusted(authorities), verify, clock);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { this.trust }, null);
			this.sockets = new NamedSockets(context.getSocketFactory(), destination.host());
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("This Java runtime can't set up TLS", ex);
		}
	}

	/** Sockets that check the server's certificate while they connect. */
	public SSLSocketFactory sockets() {
		return this.sockets;
	}

	/**
	 * Encrypts a connection.
	 */
	public SSLSocket over(Socket connected) throws ProbeFailure {
		try {
			SSLSocket socket = (SSLSocket) this.sockets.createSocket(connected, this.destination.host(),
					this.destination.port(), true);
			socket.startHandshake();
			return socket;
		}
		catch (IOException ex) {
			throw failure(ex);
		}
	}

	/** Takes down what is known of the server's certificate. */
	public void note(Notes notes) {
		X509Certificate certificate = this.trust.certificate();
		if (certificate == null) {
			notes.ok(Kind.TLS, "Encrypted.");
			return;
		}
		CertificateException problem = this.trust.problem();
		String shown = "Certificate of %s, valid until %s.".formatted(name(certificate),
				certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate());
		if (problem == null) {
			notes.ok(Kind.TLS, shown);
		}
		else {
			notes.warn(Kind.TLS, reason(problem, certificate) + " It is not checked, as the settings say.", REMEDY);
		}
	}

	/** What a handshake that did not succeed means. */
	public ProbeFailure failure(Exception ex) {
		X509Certificate certificate = this.trust.certificate();
		CertificateException problem = this.trust.problem();
		if (this.verify && certificate != null && problem != null) {
			return new ProbeFailure(Kind.TLS, reason(problem, certificate), REMEDY);
		}
		boolean plain = Stream.iterate((Throwable) ex, Objects::nonNull, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof SSLException
					&& String.valueOf(cause.getMessage()).contains("Unsupported or unrecognized SSL message"));
		if (plain) {
			return new ProbeFailure(Kind.TLS, "The server answers at this port, but not encrypted.",
					"Use the port for TLS, or the address for connections without encryption if that is meant.");
		}
		return new ProbeFailure(Kind.TLS, "No encrypted connection comes about.",
				"Check that the server speaks TLS 1.2 or 1.3 at this port, asks for no client certificate, and"
						+ " answers in time.");
	}

	private String reason(CertificateException problem, X509Certificate certificate) {
		if (certificate.getNotAfter().toInstant().isBefore(this.clock.instant())) {
			return "The certificate of %s expired on %s.".formatted(name(certificate),
					certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate());
		}
		if (certificate.getNotBefore().toInstant().isAfter(this.clock.instant())) {
			return "The certificate of %s is not valid yet.".formatted(name(certificate));
		}
		if (problem instanceof RecordingTrust.WrongName) {
			return "The certificate of %s is not for the name %s.".formatted(name(certificate),
					this.destination.host());
		}
		boolean itself = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
		return itself
				? "The certificate of %s is signed by itself, and nobody vouches for it.".formatted(name(certificate))
				: "The certificate of %s is signed by %s, which is not trusted.".formatted(name(certificate),
						shortened(certificate.getIssuerX500Principal().getName()));
	}

	private static String name(X509Certificate certificate) {
		String subject = certificate.getSubjectX500Principal().getName();
		return subject.isEmpty() ? "a server without a name" : shortened(subject);
	}

	private static String shortened(String text) {
		return (text.length() > 120) ? text.substring(0, 120) + "…" : text;
	}

	private static X509ExtendedTrustManager trusted(Collection<byte[]> authorities)
			throws GeneralSecurityException, IOException {
		X509ExtendedTrustManager own = manager(null);
		List<X509Certificate> more = authorities.stream().flatMap(TlsCheck::read).toList();
		if (more.isEmpty()) {
			return own;
		}
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		for (X509Certificate authority : Stream.concat(Stream.of(own.getAcceptedIssuers()), more.stream()).toList()) {
			store.setCertificateEntry(String.format(Locale.ROOT, "%05d", store.size()), authority);
		}
		return manager(store);
	}

	private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
	}

	private static Stream<X509Certificate> read(byte[] file) {
		try {
			return CertificateFactory.getInstance("X.509")
				.generateCertificates(new ByteArrayInputStream(file))
				.stream()
				.map(X509Certificate.class::cast);
		}
		catch (CertificateException ex) {
			return Stream.empty();
		}
	}

}
