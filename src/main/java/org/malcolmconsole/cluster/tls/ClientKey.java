package org.malcolmconsole.cluster.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

import org.malcolmconsole.certificate.PemReader;
import org.malcolmconsole.cluster.kubeconfig.Access;

/**
 * The certificate and key that we show to an API server; the client library itself reads
 * RSA and some EC keys only, Kubernetes distributions write every kind.
 */
public final class ClientKey {

	private static final char[] UNUSED = new char[0];

	private ClientKey() {
	}

	/**
	 * What shows them in a handshake, none when there is no client certificate.
	 */
	public static KeyManager[] of(Access access) {
		String certificate = access.clientCertificate();
		String key = access.clientKey();
		if (certificate == null || key == null) {
			return new KeyManager[0];
		}
		try {
			return managers(PemReader.certificates(certificate).toArray(X509Certificate[]::new),
					PemReader.privateKey(key, null));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("This Java runtime can't use the client certificate", ex);
		}
	}

	private static KeyManager[] managers(X509Certificate[] chain, PrivateKey key)
			throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("own", key, UNUSED, chain);
		KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
		keys.init(store, UNUSED);
		return keys.getKeyManagers();
	}

}
