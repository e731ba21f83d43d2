package org.malcolmconsole.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate before it is signed; extensions stand in the order they were added.
 */
final class CertificateDraft {

	private final X509v3CertificateBuilder builder;

	private final SubjectPublicKeyInfo publicKey;

	CertificateDraft(Names names, BigInteger serial, Validity validity, PublicKey publicKey) {
		this.publicKey = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
		this.builder = new X509v3CertificateBuilder(names.issuer(), serial, validity.start(), validity.end(),
				names.subject(), this.publicKey);
	}

	CertificateDraft with(ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {
		try {
			this.builder.addExtension(name, critical, value);
			return this;
		}
		catch (CertIOException ex) {
			throw new IllegalStateException("A certificate extension has no encoding", ex);
		}
	}

	CertificateDraft withSubjectKeyIdentifier() {
		return with(Extension.subjectKeyIdentifier, false, extensionUtils().createSubjectKeyIdentifier(this.publicKey));
	}

	CertificateDraft withAuthorityKeyIdentifier(PublicKey issuerKey) {
		return with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier(issuerKey)));
	}

	CertificateDraft withAuthorityKeyIdentifier(X509Certificate issuer) {
		GeneralNames name = new GeneralNames(
				new GeneralName(X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded())));
		return with(Extension.authorityKeyIdentifier, false,
				new AuthorityKeyIdentifier(keyIdentifier(issuer.getPublicKey()), name, issuer.getSerialNumber()));
	}

	X509Certificate sign(PrivateKey key, String algorithm) {
		try {
			return new JcaX509CertificateConverter()
				.getCertificate(this.builder.build(new JcaContentSignerBuilder(algorithm).build(key)));
		}
		catch (OperatorCreationException | GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate could not be signed with " + algorithm, ex);
		}
	}

	private static byte[] keyIdentifier(PublicKey key) {
		return extensionUtils().createSubjectKeyIdentifier(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
			.getKeyIdentifier();
	}

	private static JcaX509ExtensionUtils extensionUtils() {
		try {
			return new JcaX509ExtensionUtils();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-1 for key identifiers", ex);
		}
	}

	/** Who the certificate is about and who says so. */
	record Names(X500Name subject, X500Name issuer) {

	}

	/** From when on, and until when. */
	record Validity(Instant from, Instant until) {

		static Validity days(Instant from, int days) {
			return new Validity(from, from.plus(Duration.ofDays(days)));
		}

		Validity notLaterThan(Instant end) {
			return this.until.isAfter(end) ? new Validity(this.from, end) : this;
		}

		Time start() {
			return new Time(Date.from(this.from));
		}

		Time end() {
			return new Time(Date.from(this.until));
		}

	}

}
