package org.malcolmconsole.certificate;

import java.util.List;

/**
 * A feature that looks after certificates; beans of it are found by the certificate
 * centre.
 */
public interface CertificateHolder {

	/**
	 * The certificates as they are now; what cannot be read is left out.
	 * @return in the order in which people look at them
	 */
	List<HeldCertificate> certificates();

	/**
	 * Makes a new certificate with the parameters of the present one.
	 * @param id of a renewable one of {@link #certificates()}
	 * @param actor who wants it
	 */
	void renew(String id, String actor);

}
