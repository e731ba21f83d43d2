package org.malcolmconsole.certificate;

import java.io.IOException;

import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;

/**
 * Diffie-Hellman parameters for TLS servers that still want a file of them.
 */
public final class DhParameters {

	private DhParameters() {
	}

	/**
	 * The group {@code ffdhe2048} of RFC 7919: 2048 bits, generator 2, at once.
	 * @return one {@code DH PARAMETERS} block with a final newline
	 */
	public static String ffdhe2048() {
		DHParameters group = DHStandardGroups.rfc7919_ffdhe2048;
		try {
			byte[] der = new DHParameter(group.getP(), group.getG(), 0).getEncoded("DER");
			return Pem.write("DH PARAMETERS", der);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Fixed Diffie-Hellman parameters have no encoding", ex);
		}
	}

}
