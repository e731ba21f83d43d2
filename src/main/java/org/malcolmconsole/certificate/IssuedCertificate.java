package org.malcolmconsole.certificate;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A certificate with its private key.
 *
 * @param certificate the certificate
 * @param key the private key that belongs to it
 */
public record IssuedCertificate(X509Certificate certificate, PrivateKey key) {

	/**
	 * The certificate as PEM.
	 * @return one {@code CERTIFICATE} block with a final newline
	 */
	public String certificatePem() {
		return Pem.write("CERTIFICATE", Pem.encoded(this.certificate));
	}

	/**
	 * The private key as unencrypted PKCS#8 PEM: a secret.
	 * @return one {@code PRIVATE KEY} block with a final newline
	 */
	public String keyPem() {
		return Pem.write("PRIVATE KEY", this.key.getEncoded());
	}

	KeyPair keyPair() {
		return new KeyPair(this.certificate.getPublicKey(), this.key);
	}

	@Override
	public String toString() {
		return "IssuedCertificate[" + this.certificate.getSubjectX500Principal() + "]";
	}

}
