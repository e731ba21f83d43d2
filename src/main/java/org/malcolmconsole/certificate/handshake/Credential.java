package org.malcolmconsole.certificate.handshake;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What one side shows and whom it trusts.
 *
 * @param certificate what it shows
 * @param key the private key of that
 * @param authority whose certificates it takes
 */
public record Credential(X509Certificate certificate, PrivateKey key, X509Certificate authority) {

	private static final char[] UNUSED = new char[0];

	/** As a server: clients are checked the way that Java programs do. */
	SSLContext server() throws GeneralSecurityException, IOException {
		TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
		trust.init(store("authority", this.authority));
		return context(trust.getTrustManagers());
	}

	/** As a client: servers are checked the way that Go programs do. */
	SSLContext client() throws GeneralSecurityException, IOException {
		return context(new TrustManager[] { new ServerTrust(this.authority) });
	}

	private SSLContext context(TrustManager[] trust) throws GeneralSecurityException, IOException {
		KeyStore store = empty();
		store.setKeyEntry("own", this.key, UNUSED, new Certificate[] { this.certificate });
		KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
		keys.init(store, UNUSED);
		KeyManager[] managers = keys.getKeyManagers();
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers, trust, null);
		return context;
	}

	private static KeyStore store(String name, X509Certificate certificate)
			throws GeneralSecurityException, IOException {
		KeyStore store = empty();
		store.setCertificateEntry(name, certificate);
		return store;
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	@Override
	public String toString() {
		return "Credential[" + this.certificate.getSubjectX500Principal() + "]";
	}

}
