package org.malcolmconsole.cluster.kubeconfig;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads Base64 of PEM text out of a kubeconfig.
 */
final class Pem {

	private Pem() {
	}

	static @Nullable String certificate(YamlEntry entry, String key) {
		return decode(entry, key).map((pem) -> {
			try {
				CertificateFactory factory = CertificateFactory.getInstance("X.509");
				if (!factory.generateCertificates(new ByteArrayInputStream(pem)).isEmpty()) {
					return new String(pem, StandardCharsets.US_ASCII);
				}
			}
			catch (CertificateException ex) {
				// said below, without any of its content
			}
			throw refuse(entry, key, "there is no certificate in it (PEM, in Base64).");
		}).orElse(null);
	}

	static @Nullable String privateKey(YamlEntry entry, String key) {
		return decode(entry, key).map((pem) -> {
			String text = new String(pem, StandardCharsets.US_ASCII);
			if (text.contains("ENCRYPTED")) {
				throw refuse(entry, key, "the key is encrypted. Decrypt it first.");
			}
			if (!text.contains("PRIVATE KEY-----")) {
				throw refuse(entry, key, "there is no private key in it (PEM, in Base64).");
			}
			return text;
		}).orElse(null);
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
