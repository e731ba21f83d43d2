package org.malcolmconsole.certificate;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
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
		return selfSigned(request, CertificateProfile::web);
	}

	/**
	 * A self-signed certificate for the console itself, which is no authority.
	 * @param request hosts, days and kind of key
	 * @return the certificate with its key
	 */
	public IssuedCertificate console(WebCertificateRequest request) {
		return selfSigned(request, CertificateProfile::console);
	}

	private IssuedCertificate selfSigned(WebCertificateRequest request, Profile profile) {
		KeyPair keys = request.keyKind().generate(this.random);
		X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, request.commonName()).build();
		CertificateDraft draft = new CertificateDraft(new Names(name, name), serial(), days(request.days()),
				keys.getPublic());
		return signed(profile.apply(draft, keys.getPublic(), request), keys, keys, SHA_256);
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

	/**
	 * A client certificate of Malcolm's profile for one forwarder, with its name as
	 * common name; it ends with its authority at the latest.
	 * @param authority the existing authority and its key
	 * @param name what the forwarder is called, 64 characters at most
	 * @param days how long it is valid
	 * @return the certificate with its key
	 */
	public IssuedCertificate client(IssuedCertificate authority, String name, int days) {
		KeyPair keys = KeyKind.RSA_2048.generate(this.random);
		X500Name subject = sensorName("beats").addRDN(BCStyle.CN, name).build();
		Instant end = authority.certificate().getNotAfter().toInstant();
		CertificateDraft draft = new CertificateDraft(new Names(subject, nameOf(authority)), serial(),
				days(days).notLaterThan(end), keys.getPublic());
		return signed(CertificateProfile.client(draft, authority.certificate()), keys, authority.keyPair(), SHA_512);
	}

	/**
	 * A new server certificate for Logstash under the existing authority.
	 * @param authority the existing authority and its key
	 * @return the certificate with its key
	 */
	public IssuedCertificate server(IssuedCertificate authority) {
		return server(authority, serial());
	}

	/**
	 * A new client certificate that forwarders share, under the existing authority.
	 * @param authority the existing authority and its key
	 * @return the certificate with its key
	 */
	public IssuedCertificate client(IssuedCertificate authority) {
		return client(authority, serial());
	}

	private IssuedCertificate authority() {
		KeyPair keys = KeyKind.RSA_2048.generate(this.random);
		X500Name name = sensorName("ca").build();
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
		return new CertificateDraft(new Names(sensorName(unit).build(), nameOf(authority)), serial,
				days(CertificateProfile.LEAF_DAYS), keys.getPublic());
	}

	private static IssuedCertificate signed(CertificateDraft draft, KeyPair keys, KeyPair issuer, String hash) {
		String cipher = "RSA".equals(issuer.getPrivate().getAlgorithm()) ? "RSA" : "ECDSA";
		return new IssuedCertificate(draft.sign(issuer.getPrivate(), hash + cipher), keys.getPrivate());
	}

	private static X500NameBuilder sensorName(String unit) {
		return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "US")
			.addRDN(BCStyle.ST, "ID")
			.addRDN(BCStyle.O, "sensor")
			.addRDN(BCStyle.OU, unit);
	}

	private static X500Name nameOf(IssuedCertificate authority) {
		return X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
	}

	private Validity days(int days) {
		return Validity.days(this.clock.instant().truncatedTo(ChronoUnit.SECONDS), days);
	}

	/** Positive, 20 bytes, and even, so that the next one has 20 bytes too. */
	private BigInteger serial() {
		return new BigInteger(SERIAL_BITS, this.random).setBit(SERIAL_BITS).clearBit(0);
	}

	private interface Profile {

		CertificateDraft apply(CertificateDraft draft, PublicKey key, WebCertificateRequest request);

	}

}
