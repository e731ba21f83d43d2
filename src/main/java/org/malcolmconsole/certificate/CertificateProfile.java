package org.malcolmconsole.certificate;

import java.security.PublicKey;
import java.security.cert.X509Certificate;

import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.NetscapeCertType;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The extensions that Malcolm's certificates carry, one method a profile.
 */
final class CertificateProfile {

	static final int AUTHORITY_DAYS = 9999;

	static final int LEAF_DAYS = 3650;

	private CertificateProfile() {
	}

	static CertificateDraft authority(CertificateDraft draft, PublicKey key) {
		return draft.withSubjectKeyIdentifier()
			.withAuthorityKeyIdentifier(key)
			.with(Extension.basicConstraints, true, new BasicConstraints(true));
	}

	/** Malcolm's own profile, and what browsers ask for beyond it. */
	static CertificateDraft web(CertificateDraft draft, PublicKey key, WebCertificateRequest request) {
		return names(authority(draft, key), request);
	}

	/** The same for a server that nobody should take for an authority. */
	static CertificateDraft console(CertificateDraft draft, PublicKey key, WebCertificateRequest request) {
		return names(draft.withSubjectKeyIdentifier()
			.withAuthorityKeyIdentifier(key)
			.with(Extension.basicConstraints, true, new BasicConstraints(false)), request);
	}

	private static CertificateDraft names(CertificateDraft draft, WebCertificateRequest request) {
		int usage = request.keyKind().isRsa() ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
				: KeyUsage.digitalSignature;
		return draft.with(Extension.keyUsage, true, new KeyUsage(usage))
			.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
			.with(Extension.subjectAlternativeName, false, HostNames.alternativeNames(request.hosts()));
	}

	static CertificateDraft server(CertificateDraft draft, X509Certificate authority) {
		return draft.with(Extension.keyUsage, false, new KeyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment))
			.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
			.withSubjectKeyIdentifier()
			.withAuthorityKeyIdentifier(authority.getPublicKey());
	}

	static CertificateDraft client(CertificateDraft draft, X509Certificate authority) {
		return draft.with(Extension.basicConstraints, false, new BasicConstraints(false))
			.with(MiscObjectIdentifiers.netscapeCertType, false,
					new NetscapeCertType(NetscapeCertType.sslClient | NetscapeCertType.sslServer))
			.with(MiscObjectIdentifiers.netscapeCertComment, false, new DERIA5String("Malcolm log forwarder"))
			.withSubjectKeyIdentifier()
			.withAuthorityKeyIdentifier(authority)
			.with(Extension.keyUsage, true,
					new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment
							| KeyUsage.keyAgreement))
			.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
					new KeyPurposeId[] { KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth }));
	}

}
