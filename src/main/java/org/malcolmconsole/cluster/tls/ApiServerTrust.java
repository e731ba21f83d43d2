package org.malcolmconsole.cluster.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.malcolmconsole.probe.ServersOnlyTrust;
import org.malcolmconsole.web.PlainText;

/**
 * Takes the API servers that the rules below it take, and says of others why not: an
 * unknown authority, a date, or a name.
 */
public final class ApiServerTrust extends ServersOnlyTrust {

	private static final int MOST_NAMES = 8;

	private static final int LONGEST = 160;

	private final X509ExtendedTrustManager rules;

	private final String host;

	private final boolean ownAuthority;

	private ApiServerTrust(X509ExtendedTrustManager rules, String host, boolean ownAuthority) {
		this.rules = rules;
		this.host = host;
		this.ownAuthority = ownAuthority;
	}

	/**
	 * Looks over the shoulder of each of these.
	 * @param host the name that the certificate has to be for
	 * @param ownAuthority whether the connection names an authority of its own
	 */
	public static TrustManager[] over(TrustManager[] rules, String host, boolean ownAuthority) {
		return Stream.of(rules)
			.map((one) -> (one instanceof X509ExtendedTrustManager known)
					? new ApiServerTrust(known, host, ownAuthority) : one)
			.toArray(TrustManager[]::new);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine) throws Untrusted {
		checkChain(chain, method);
		try {
			this.rules.checkServerTrusted(chain, method, engine);
		}
		catch (CertificateException ex) {
			throw wrongName(chain[0], ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket) throws Untrusted {
		checkChain(chain, method);
		try {
			this.rules.checkServerTrusted(chain, method, socket);
		}
		catch (CertificateException ex) {
			throw wrongName(chain[0], ex);
		}
	}

	private void checkChain(X509Certificate[] chain, String method) throws Untrusted {
		checkDates(chain);
		try {
			this.rules.checkServerTrusted(chain, method);
		}
		catch (CertificateException ex) {
			String issuer = shortened(chain[chain.length - 1].getIssuerX500Principal().getName());
			throw new Untrusted(this.ownAuthority
					? "its certificate is signed by %s, and not by the authority in certificate-authority-data"
						.formatted(issuer)
					: "its certificate is signed by %s, which nobody here trusts: the kubeconfig has no certificate-authority-data"
						.formatted(issuer),
					ex);
		}
	}

	/** Java does not look at the dates of what is trusted by itself. */
	private static void checkDates(X509Certificate[] chain) throws Untrusted {
		for (X509Certificate certificate : chain) {
			try {
				certificate.checkValidity();
			}
			catch (CertificateException ex) {
				throw new Untrusted("its certificate is valid from %s to %s only, by the clock of this machine"
					.formatted(day(certificate.getNotBefore()), day(certificate.getNotAfter())), ex);
			}
		}
	}

	private Untrusted wrongName(X509Certificate certificate, CertificateException cause) {
		String names = names(certificate);
		return new Untrusted("its certificate is for %s, and not for %s"
			.formatted(names.isEmpty() ? "no name at all" : names, this.host), cause);
	}

	private static String names(X509Certificate certificate) {
		try {
			Collection<List<?>> all = certificate.getSubjectAlternativeNames();
			return (all == null) ? ""
					: shortened(all.stream()
						.map((name) -> String.valueOf(name.get(1)))
						.limit(MOST_NAMES)
						.collect(Collectors.joining(", ")));
		}
		catch (CertificateParsingException ex) {
			return "";
		}
	}

	private static LocalDate day(Date date) {
		return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
	}

	private static String shortened(String text) {
		String line = String.valueOf(PlainText.line(text));
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String method) throws Untrusted {
		checkChain(chain, method);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return this.rules.getAcceptedIssuers();
	}

	/**
	 * Why a server is not taken, in words for users.
	 */
	public static final class Untrusted extends CertificateException {

		private static final long serialVersionUID = 1L;

		Untrusted(String sentence, CertificateException cause) {
			super(sentence, cause);
		}

		public String sentence() {
			return String.valueOf(getMessage());
		}

	}

}
