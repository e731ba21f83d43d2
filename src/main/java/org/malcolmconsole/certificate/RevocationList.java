package org.malcolmconsole.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that an authority does not stand by any more (an X.509 CRL).
 *
 * @param number counts the lists of the authority, from 1
 * @param revoked serial number to the time of the revocation
 */
public record RevocationList(BigInteger number, Map<BigInteger, Instant> revoked) {

	/** The list of an authority that revoked nothing yet. */
	public static final RevocationList EMPTY = new RevocationList(BigInteger.ZERO, Map.of());

	public RevocationList {
		revoked = Map.copyOf(revoked);
	}

	/**
	 * Reads a list that this authority signed.
	 * @param pem the list
	 * @param authority who must have signed it
	 * @return the list, or the empty one when it is of another authority or damaged
	 */
	public static RevocationList read(String pem, IssuedCertificate authority) {
		try {
			byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
			X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
				.generateCRL(new ByteArrayInputStream(bytes));
			list.verify(authority.certificate().getPublicKey());
			Map<BigInteger, Instant> revoked = new TreeMap<>();
			Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
			if (entries != null) {
				entries.forEach((entry) -> revoked.put(entry.getSerialNumber(), entry.getRevocationDate().toInstant()));
			}
			return new RevocationList(numberOf(new X509CRLHolder(list.getEncoded())), revoked);
		}
		catch (GeneralSecurityException | IOException ex) {
			return EMPTY;
		}
	}

	/**
	 * The next list, which has more certificates on it.
	 * @param serials of the certificates; those that are on the list keep their time
	 * @param now when they are revoked
	 * @return the next list
	 */
	public RevocationList with(Set<BigInteger> serials, Instant now) {
		Map<BigInteger, Instant> more = new TreeMap<>(this.revoked);
		serials.forEach((serial) -> more.putIfAbsent(serial, now));
		return new RevocationList(this.number.add(BigInteger.ONE), more);
	}

	/**
	 * The list as PEM. It is good as long as its authority: nobody fetches a newer one by
	 * himself, and programs that find an old list refuse everybody.
	 * @param authority who signs it
	 * @param now when it is made
	 * @return one {@code X509 CRL} block
	 */
	public String pem(IssuedCertificate authority, Instant now) {
		X509v2CRLBuilder builder = new X509v2CRLBuilder(
				X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()), Date.from(now));
		builder.setNextUpdate(authority.certificate().getNotAfter());
		new TreeMap<>(this.revoked)
			.forEach((serial, time) -> builder.addCRLEntry(serial, Date.from(time), CRLReason.cessationOfOperation));
		String cipher = "RSA".equals(authority.key().getAlgorithm()) ? "RSA" : "ECDSA";
		try {
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
			builder.addExtension(Extension.cRLNumber, false, new CRLNumber(this.number));
			return Pem.write("X509 CRL",
					builder.build(new JcaContentSignerBuilder("SHA256with" + cipher).build(authority.key()))
						.getEncoded());
		}
		catch (OperatorCreationException | GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The list of revoked certificates could not be signed", ex);
		}
	}

	private static BigInteger numberOf(X509CRLHolder list) {
		@Nullable Extension number = list.getExtension(Extension.cRLNumber);
		return (number != null) ? CRLNumber.getInstance(number.getParsedValue()).getCRLNumber() : BigInteger.ZERO;
	}

}
