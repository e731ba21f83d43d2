package org.malcolmconsole.probe;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Checks first the chain, then the name, and remembers what was wrong.
 */
final class RecordingTrust extends ServersOnlyTrust {

	private final X509ExtendedTrustManager rules;

	private final boolean verify;

	private final Clock clock;

	private volatile @Nullable X509Certificate certificate;

	private volatile @Nullable CertificateException problem;

	RecordingTrust(X509ExtendedTrustManager rules, boolean verify, Clock clock) {
		this.rules = rules;
		this.verify = verify;
		this.clock = clock;
	}

	/** The server's certificate, once it showed one. */
	@Nullable X509Certificate certificate() {
		return this.certificate;
	}

	/** Why it can't be believed, null when it can. */
	@Nullable CertificateException problem() {
		return this.problem;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket) throws CertificateException {
		this.certificate = chain[0];
		this.problem = check(chain, method, socket);
		if (this.verify && this.problem != null) {
			throw this.problem;
		}
	}

	private @Nullable CertificateException check(X509Certificate[] chain, String method, Socket socket) {
		try {
			this.rules.checkServerTrusted(chain, method);
			// Java does not look at the age of what is trusted by itself
			chain[0].checkValidity(Date.from(this.clock.instant()));
		}
		catch (CertificateException ex) {
			return ex;
		}
		try {
			this.rules.checkServerTrusted(chain, method, socket);
			return null;
		}
		catch (CertificateException ex) {
			return new WrongName(ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String method) throws CertificateException {
		throw new CertificateException("no name to check");
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine)
			throws CertificateException {
		throw new CertificateException("no name to check");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

	/**
	 * The chain is good, the name is another one.
	 */
	static final class WrongName extends CertificateException {

		private static final long serialVersionUID = 1L;

		WrongName(CertificateException cause) {
			super(cause);
		}

	}

}
