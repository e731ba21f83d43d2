package org.malcolmconsole.certificate;

/**
 * A certificate or key from outside that cannot be used, with the reason in a sentence
 * that never repeats any of the key.
 */
public class InvalidCertificateException extends RuntimeException {

	private final Part part;

	InvalidCertificateException(Part part, String sentence) {
		super(sentence);
		this.part = part;
	}

	/**
	 * Which of the texts is wrong.
	 * @return the part that the reason is about
	 */
	public Part part() {
		return this.part;
	}

	/**
	 * The texts that a certificate comes in.
	 */
	public enum Part {

		/** The certificate, or its chain. */
		CERTIFICATE,

		/** The private key. */
		KEY,

		/** The password of an encrypted private key. */
		PASSWORD,

		/** A PKCS#12 file that should have both. */
		PKCS12

	}

}
