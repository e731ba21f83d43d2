package org.malcolmconsole.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * PEM text as OpenSSL writes it: 64 characters a line, final newline.
 */
final class Pem {

	private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] { '\n' });

	private Pem() {
	}

	static String write(String label, byte[] der) {
		String body = new String(LINES.encode(der), StandardCharsets.US_ASCII);
		return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
	}

	static byte[] encoded(X509Certificate certificate) {
		try {
			return certificate.getEncoded();
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException("A parsed certificate has no encoding", ex);
		}
	}

}
