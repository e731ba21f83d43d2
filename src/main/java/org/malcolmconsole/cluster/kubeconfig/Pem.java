package org.malcolmconsole.cluster.kubeconfig;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateChain;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.certificate.PemReader;

/**
 * Reads Base64 of PEM text out of a kubeconfig.
 */
final class Pem {

	private Pem() {
	}

	static @Nullable String certificate(YamlEntry entry, String key) {
		return decode(entry, key).map((pem) -> {
			String text = new String(pem, StandardCharsets.US_ASCII);
			try {
				PemReader.certificates(text);
				return text;
			}
			catch (InvalidCertificateException ex) {
				throw refuse(entry, key, "there is no certificate in it (PEM, in Base64). " + ex.getMessage());
			}
		}).orElse(null);
	}

	static @Nullable String privateKey(YamlEntry entry, String key) {
		return decode(entry, key).map((pem) -> {
			String text = new String(pem, StandardCharsets.US_ASCII);
			if (text.contains("ENCRYPTED")) {
				throw refuse(entry, key, "the key is encrypted. Decrypt it first, e.g. with `openssl pkey`.");
			}
			try {
				PemReader.privateKey(text, null);
				return text;
			}
			catch (InvalidCertificateException ex) {
				throw refuse(entry, key, said(ex));
			}
		}).orElse(null);
	}

	/**
	 * Refuses a certificate and a key that are not of one pair.
	 */
	static void checkPair(YamlEntry user, String certificate, String key) {
		X509Certificate own = PemReader.certificates(certificate).get(0);
		if (!CertificateChain.belongTogether(own, PemReader.privateKey(key, null))) {
			throw refuse(user, "client-key-data",
					"the key does not belong to the certificate in client-certificate-data. Copy both from the same user.");
		}
	}

	private static String said(InvalidCertificateException ex) {
		String message = String.valueOf(ex.getMessage());
		return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
	}

	private static Optional<byte[]> decode(YamlEntry entry, String key) {
		try {
			return Optional.ofNullable(entry.text(key)).map((text) -> Base64.getMimeDecoder().decode(text));
		}
		catch (IllegalArgumentException ex) {
			throw refuse(entry, key, "this is not Base64.");
		}
	}

	private static KubeconfigException refuse(YamlEntry entry, String key, String message) {
		return entry.get(key).orElse(entry).refuse(message);
	}

}
