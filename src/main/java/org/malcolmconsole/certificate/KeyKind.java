package org.malcolmconsole.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/**
 * A kind of key pair that the console can make.
 */
public enum KeyKind {

	/** RSA with 2048 bits and the public exponent 65537. */
	RSA_2048("RSA", 2048),

	/** RSA with 3072 bits and the public exponent 65537. */
	RSA_3072("RSA", 3072),

	/** RSA with 4096 bits and the public exponent 65537. */
	RSA_4096("RSA", 4096),

	/** Elliptic curve P-256 (secp256r1). */
	EC_P256("EC", 256);

	private final String algorithm;

	private final int bits;

	KeyKind(String algorithm, int bits) {
		this.algorithm = algorithm;
		this.bits = bits;
	}

	/**
	 * Whether keys of this kind are RSA keys.
	 * @return {@code false} for an elliptic curve
	 */
	public boolean isRsa() {
		return "RSA".equals(this.algorithm);
	}

	/**
	 * Makes a new key pair; RSA takes up to some seconds.
	 * @param random the source of the key
	 * @return the key pair
	 */
	public KeyPair generate(SecureRandom random) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(this.algorithm);
			if (isRsa()) {
				generator.initialize(this.bits, random);
			}
			else {
				generator.initialize(new ECGenParameterSpec("secp256r1"), random);
			}
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime cannot make " + this.algorithm + " keys", ex);
		}
	}

}
