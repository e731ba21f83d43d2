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
 * Reads certificates and keys out of a kubeconfig: Base64 of PEM text, or files beside
 * it.
 */
final class Pem {

	private static final String DATA = "-data";

	private Pem() {
	}

	static @Nullable String certificate(YamlEntry entry, String key, LocalFiles files) {
		return find(entry, key, files).map((found) -> {
			try {
				PemReader.certificates(found.pem());
				return found.pem();
			}
			catch (InvalidCertificateException ex) {
				throw found.place().refuse("there is no certificate in it (PEM, in Base64). " + ex.getMessage());
			}
		}).orElse(null);
	}

	static @Nullable String privateKey(YamlEntry entry, String key, LocalFiles files) {
		return find(entry, key, files).map((found) -> {
			if (found.pem().contains("ENCRYPTED")) {
				throw found.place().refuse("the key is encrypted. Decrypt it first, e.g. with `openssl pkey`.");
			}
			try {
				PemReader.privateKey(found.pem(), null);
				return found.pem();
			}
			catch (InvalidCertificateException ex) {
				throw found.place().refuse(said(ex));
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

	/**
	 * What stands in the file itself goes before what it refers to, as kubectl has it.
	 */
	private static Optional<Found> find(YamlEntry entry, String key, LocalFiles files) {
		Optional<YamlEntry> data = entry.get(key).filter((found) -> !found.empty());
		if (data.isPresent()) {
			return data.map((place) -> new Found(place, decode(place)));
		}
		return entry.get(key.substring(0, key.length() - DATA.length()))
			.filter((found) -> !found.empty())
			.map((place) -> new Found(place, files.text(place)));
	}

	private static String decode(YamlEntry place) {
		try {
			return new String(Base64.getMimeDecoder().decode(place.text()), StandardCharsets.US_ASCII);
		}
		catch (IllegalArgumentException ex) {
			throw place.refuse("this is not Base64.");
		}
	}

	private static KubeconfigException refuse(YamlEntry entry, String key, String message) {
		return entry.get(key).orElse(entry).refuse(message);
	}

	private record Found(YamlEntry place, String pem) {
	}

}
