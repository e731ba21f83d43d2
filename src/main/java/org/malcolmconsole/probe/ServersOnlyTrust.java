package org.malcolmconsole.probe;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust of a side that only ever is a client: nobody shows it a client's certificate.
 */
public abstract class ServersOnlyTrust extends X509ExtendedTrustManager {

	@Override
	public final void checkClientTrusted(X509Certificate[] chain, String method) throws CertificateException {
		throw noClients();
	}

	@Override
	public final void checkClientTrusted(X509Certificate[] chain, String method, Socket socket)
			throws CertificateException {
		throw noClients();
	}

	@Override
	public final void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine)
			throws CertificateException {
		throw noClients();
	}

	private static CertificateException noClients() {
		return new CertificateException("no clients here");
	}

}
