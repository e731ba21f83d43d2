package org.malcolmconsole.certificate;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.malcolmconsole.certificate.CertificateDraft.Names;
import org.malcolmconsole.certificate.CertificateDraft.Validity;

import org.springframework.stereotype.Component;

/**
 * Makes the certificates that Malcolm needs, with the clock and the randomness it is
 * given.
 */
@Component
public class CertificateIssuer {

	private static final String SHA_256 = "SHA256with";

	private static final String SHA_512 = "SHA512with";

	private static final int SERIAL_BITS = 158;

	private final Clock clock;

	private final SecureRandom random;

	public CertificateIssuer(Clock clock, SecureRandom random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * A self-signed certificate for Malcolm's web interface.
	 * @param request hosts, days and kind of key
	 * @return the certificate with its key
	 */
	public IssuedCertificate web(WebCertificateRequest request) {
		KeyPair keys = request.keyKind().generate(this.random);
		X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, request.commonName()).build();
		CertificateDraft draft = new CertificateDraft(new Names(name, name), serial(), days(request.days()),
				keys.getPublic());
		return signed(CertificateProfile.web(draft, keys.getPublic(), request), keys, keys, SHA_256);
	}

	/**
	 * A new certificate authority for forwarders with one server and one client
	 * certificate; the client's serial number is the server's plus one.
	 * @return the three certificates with their keys
	 */
	public ForwarderCertificates forwarders() {
		IssuedCertificate authority = authority();
		BigInteger serial = serial();
		return new ForwarderCertificates(authority, server(authority, serial),
				client(authority, serial.add(BigInteger.ONE)));
	}

	private IssuedCertificate authority() {
		KeyPair keys = KeyKind.RSA_2048.generate(this.random);
		X500Name name = sensorName("ca");
		CertificateDraft draft = new CertificateDraft(new Names(name, name), serial(),
				days(CertificateProfile.AUTHORITY_DAYS), keys.getPublic());
		return signed(CertificateProfile.authority(draft, keys.getPublic()), keys, keys, SHA_256);
	}

	private IssuedCertificate server(IssuedCertificate authority, BigInteger serial) {
		KeyPair keys = KeyKind.RSA_2048.generate(this.random);
		CertificateDraft draft = leaf("logstash", authority, serial, keys);
		return signed(CertificateProfile.server(draft, authority.certificate()), keys, authority.keyPair(), SHA_512);
	}

	private IssuedCertificate client(IssuedCertificate authority, BigInteger serial) {
		KeyPair keys = KeyKind.RSA_2048.generate(this.random);
		CertificateDraft draft = leaf("beats", authority, serial, keys);
		return signed(CertificateProfile.client(draft, authority.certificate()), keys, authority.keyPair(), SHA_512);
	}

	private CertificateDraft leaf(String unit, IssuedCertificate authority, BigInteger serial, KeyPair keys) {
		X500Name issuer = X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
		return new CertificateDraft(new Names(sensorName(unit), issuer), serial, days(CertificateProfile.LEAF_DAYS),
				keys.getPublic());
	}

	private static IssuedCertificate signed(CertificateDraft draft, KeyPair keys, KeyPair issuer, String hash) {
		String cipher = "RSA".equals(issuer.getPrivate().getAlgorithm()) ? "RSA" : "ECDSA";
		return new IssuedCertificate(draft.sign(issuer.getPrivate(), hash + cipher), keys.getPrivate());
	}

	private static X500Name sensorName(String unit) {
		return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "US")
			.addRDN(BCStyle.ST, "ID")
			.addRDN(BCStyle.O, "sensor")
			.addRDN(BCStyle.OU, unit)
			.build();
	}

	private Validity days(int days) {
		return new Validity(this.clock.instant().truncatedTo(ChronoUnit.SECONDS), days);
	}

	/** Positive, 20 bytes, and even, so that the next one has 20 bytes too. */
	private BigInteger serial() {
		return new BigInteger(SERIAL_BITS, this.random).setBit(SERIAL_BITS).clearBit(0);
	}

}
