package org.malcolmconsole.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.InvalidCertificateException.Part;

/**
 * Reads certificates and private keys out of PEM text, and says plainly what is wrong
 * with it.
 */
public final class PemReader {

	static final int LONGEST_TEXT = 256 * 1024;

	private static final int MOST_CERTIFICATES = 20;

	private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

	private PemReader() {
	}

	/**
	 * All certificates of a text, in its order; private keys in it are skipped.
	 * @param text PEM
	 * @return at least one, 20 at most
	 * @throws InvalidCertificateException with a sentence that says what is wrong
	 */
	public static List<X509Certificate> certificates(String text) {
		List<X509Certificate> certificates = new ArrayList<>();
		for (Object block : blocks(text, Part.CERTIFICATE)) {
			if (block instanceof X509CertificateHolder holder) {
				certificates.add(certificate(holder));
			}
		}
		if (certificates.isEmpty()) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"There is no certificate in this text. It should have a line -----BEGIN CERTIFICATE-----.");
		}
		if (certificates.size() > MOST_CERTIFICATES) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"There are more than " + MOST_CERTIFICATES + " certificates in this text. Give only the chain.");
		}
		return List.copyOf(certificates);
	}

	/**
	 * The first private key of a text: PKCS#8, PKCS#1 or SEC 1.
	 * @param text PEM
	 * @param password of an encrypted key, or {@code null}
	 * @return the key
	 * @throws InvalidCertificateException with a sentence that says what is wrong
	 */
	public static PrivateKey privateKey(String text, char @Nullable [] password) {
		for (Object block : blocks(text, Part.KEY)) {
			PrivateKeyInfo info = privateKeyInfo(block, password);
			if (info != null) {
				return convert(info);
			}
		}
		throw new InvalidCertificateException(Part.KEY,
				"There is no private key in this text. It should have a line -----BEGIN PRIVATE KEY-----.");
	}

	private static @Nullable PrivateKeyInfo privateKeyInfo(Object block, char @Nullable [] password) {
		if (block instanceof PrivateKeyInfo info) {
			return info;
		}
		if (block instanceof PEMKeyPair pair) {
			return pair.getPrivateKeyInfo();
		}
		if (block instanceof PEMEncryptedKeyPair || block instanceof PKCS8EncryptedPrivateKeyInfo) {
			return decrypt(block, password);
		}
		return null;
	}

	private static PrivateKeyInfo decrypt(Object block, char @Nullable [] password) {
		if (password == null || password.length == 0) {
			throw new InvalidCertificateException(Part.PASSWORD, "The private key is encrypted. Give its password.");
		}
		try {
			if (block instanceof PEMEncryptedKeyPair pair) {
				return pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder().setProvider(PROVIDER).build(password))
					.getPrivateKeyInfo();
			}
			return ((PKCS8EncryptedPrivateKeyInfo) block).decryptPrivateKeyInfo(
					new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(PROVIDER).build(password));
		}
		catch (IOException | PKCSException | OperatorCreationException | IllegalArgumentException ex) {
			throw new InvalidCertificateException(Part.PASSWORD, "This password does not open the private key.");
		}
	}

	private static PrivateKey convert(PrivateKeyInfo info) {
		try {
			return new JcaPEMKeyConverter().getPrivateKey(info);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new InvalidCertificateException(Part.KEY,
					"The private key is of a kind that the console does not know. Use an RSA or an EC key.");
		}
	}

	private static X509Certificate certificate(X509CertificateHolder holder) {
		try {
			return new JcaX509CertificateConverter().getCertificate(holder);
		}
		catch (GeneralSecurityException ex) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"A certificate in this text is damaged. Copy it again, from its first line to its last.");
		}
	}

	private static List<Object> blocks(String text, Part part) {
		if (text.length() > LONGEST_TEXT) {
			throw new InvalidCertificateException(part,
					"This text is longer than " + LONGEST_TEXT / 1024 + " KiB. Give only what is needed, as PEM.");
		}
		try (PEMParser parser = new PEMParser(new StringReader(text))) {
			List<Object> blocks = new ArrayList<>();
			for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
				blocks.add(block);
			}
			return blocks;
		}
		catch (IOException | RuntimeException ex) {
			throw new InvalidCertificateException(part,
					"This PEM text is damaged. Copy it again, from its first line to its last.");
		}
	}

}
