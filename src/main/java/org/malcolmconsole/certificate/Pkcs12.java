package org.malcolmconsole.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.malcolmconsole.certificate.InvalidCertificateException.Part;

/**
 * A private key and its certificates in one file with a password (PKCS#12).
 *
 * @param certificates everything that is in it, as PEM
 * @param key the private key as unencrypted PEM: a secret
 */
public record Pkcs12(String certificates, String key) {

	private static final int LARGEST = 256 * 1024;

	/**
	 * Opens a file from outside.
	 * @param file its bytes
	 * @param password its password, may be empty
	 * @return what is in it
	 * @throws InvalidCertificateException with a sentence that says what is wrong
	 */
	public static Pkcs12 read(byte[] file, char[] password) {
		if (file.length > LARGEST) {
			throw wrong("This file is larger than " + LARGEST / 1024 + " KiB. Give a PKCS#12 file with one key.");
		}
		if (file.length == 0 || file[0] != 0x30) {
			throw wrong("This is not a PKCS#12 file. Such files mostly end with .p12 or .pfx.");
		}
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(new ByteArrayInputStream(file), password);
			return content(store, password);
		}
		catch (IOException ex) {
			if (ex.getCause() instanceof UnrecoverableKeyException) {
				throw new InvalidCertificateException(Part.PASSWORD, "This password does not open the PKCS#12 file.");
			}
			throw wrong("The PKCS#12 file is damaged. Export it again.");
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			if (ex instanceof InvalidCertificateException known) {
				throw known;
			}
			throw wrong("The PKCS#12 file cannot be read. Export it again, with one key and its certificates.");
		}
	}

	/**
	 * Packs a certificate, its key and its authority into a file.
	 * @param issued the certificate and its key
	 * @param authority who signed it
	 * @param name how the entry is called
	 * @param password what opens it
	 * @return the file: a secret
	 */
	public static byte[] write(IssuedCertificate issued, X509Certificate authority, String name, char[] password) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry(name, issued.key(), password, new Certificate[] { issued.certificate(), authority });
			store.store(bytes, password);
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("This Java runtime cannot write PKCS#12", ex);
		}
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		return "Pkcs12[]";
	}

	private static Pkcs12 content(KeyStore store, char[] password) throws GeneralSecurityException {
		List<Key> keys = new ArrayList<>();
		List<Certificate> certificates = new ArrayList<>();
		for (String alias : Collections.list(store.aliases())) {
			if (store.isKeyEntry(alias)) {
				keys.add(store.getKey(alias, password));
				Certificate[] chain = store.getCertificateChain(alias);
				certificates.addAll((chain != null) ? List.of(chain) : List.of());
			}
			else {
				certificates.add(store.getCertificate(alias));
			}
		}
		if (keys.size() != 1 || !(keys.get(0) instanceof PrivateKey)) {
			throw wrong("There are " + keys.size() + " private keys in the PKCS#12 file. Give one with a single key.");
		}
		String chain = certificates.stream()
			.distinct()
			.map((certificate) -> Pem.write("CERTIFICATE", Pem.encoded((X509Certificate) certificate)))
			.collect(Collectors.joining());
		return new Pkcs12(chain, Pem.write("PRIVATE KEY", keys.get(0).getEncoded()));
	}

	private static InvalidCertificateException wrong(String sentence) {
		return new InvalidCertificateException(Part.PKCS12, sentence);
	}

}
