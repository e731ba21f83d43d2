package org.malcolmconsole.forwarder;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.PemReader;
import org.malcolmconsole.certificate.RevocationList;
import org.malcolmconsole.forwarder.Forwarder.State;
import org.malcolmconsole.workspace.Contents;

/**
 * The forwarders as the files of one moment tell.
 */
final class Roll {

	private static final Duration NEAR = Duration.ofDays(30);

	private final Contents contents;

	private final Instant now;

	private final @Nullable IssuedCertificate authority;

	private final RevocationList revoked;

	Roll(Contents contents, Instant now) {
		this.contents = contents;
		this.now = now;
		this.authority = readAuthority(contents);
		this.revoked = (this.authority != null) ? ForwarderPaths.text(contents, ForwarderPaths.REVOKED)
			.map((pem) -> RevocationList.read(pem, this.authority))
			.orElse(RevocationList.EMPTY) : RevocationList.EMPTY;
	}

	List<Forwarder> forwarders() {
		return ForwarderPaths.names(this.contents).stream().map(this::forwarder).toList();
	}

	Optional<Forwarder> find(String name) {
		return Optional.of(name).filter(ForwarderPaths.names(this.contents)::contains).map(this::forwarder);
	}

	RevocationList revoked() {
		return this.revoked;
	}

	/** The authority with its key. */
	IssuedCertificate authority() {
		if (this.authority != null) {
			return this.authority;
		}
		boolean there = this.contents.file(ForwarderPaths.AUTHORITY).isPresent()
				&& this.contents.file(ForwarderPaths.AUTHORITY_KEY).isPresent();
		throw ForwarderProblem.noAuthority(there ? "The two are damaged or no pair: put them back from a revision."
				: "One of the two is missing: make the forwarder certificates first.");
	}

	/** The serial numbers of all certificates that a forwarder ever got. */
	Set<BigInteger> serials(String name) {
		return Stream
			.concat(Stream.of(ForwarderPaths.certificate(name)), ForwarderPaths.formers(this.contents, name).stream())
			.flatMap((path) -> certificate(path).stream())
			.filter((certificate) -> authority().hasSigned(certificate))
			.map(X509Certificate::getSerialNumber)
			.collect(Collectors.toUnmodifiableSet());
	}

	Optional<X509Certificate> certificate(String path) {
		try {
			return ForwarderPaths.text(this.contents, path)
				.map((pem) -> this.contents.once(X509Certificate.class, path,
						(any) -> PemReader.certificates(pem).get(0)));
		}
		catch (InvalidCertificateException ex) {
			return Optional.empty();
		}
	}

	private Forwarder forwarder(String name) {
		String file = ForwarderPaths.certificate(name);
		Optional<X509Certificate> certificate = certificate(file);
		if (certificate.isEmpty()) {
			return new Forwarder(name, State.UNUSABLE, "Its certificate cannot be read. Renew it.", null, file);
		}
		CertificateFacts facts = CertificateFacts.of(certificate.get());
		Judgement judgement = judge(name, certificate.get());
		return new Forwarder(name, judgement.state(), judgement.sentence(), facts, file);
	}

	private Judgement judge(String name, X509Certificate certificate) {
		Instant end = certificate.getNotAfter().toInstant();
		Instant since = this.revoked.revoked().get(certificate.getSerialNumber());
		if (since != null) {
			return new Judgement(State.REVOKED, "Revoked on " + day(since) + ".");
		}
		if (this.authority == null || !this.authority.hasSigned(certificate)) {
			return new Judgement(State.UNUSABLE,
					"It is of another authority than the present one, so Logstash refuses it. Renew it.");
		}
		if (this.contents.file(ForwarderPaths.key(name)).isEmpty()) {
			return new Judgement(State.UNUSABLE, "Its private key is not there. Renew it.");
		}
		if (end.isBefore(this.now)) {
			return new Judgement(State.EXPIRED, "It expired on " + day(end) + ". Renew it.");
		}
		return end.isBefore(this.now.plus(NEAR)) ? new Judgement(State.ENDING, "It ends on " + day(end) + ". Renew it.")
				: new Judgement(State.READY, "Logstash takes it until " + day(end) + ".");
	}

	private static @Nullable IssuedCertificate readAuthority(Contents contents) {
		try {
			return contents.once(IssuedCertificate.class, ForwarderPaths.AUTHORITY,
					(files) -> IssuedCertificate.read(ForwarderPaths.text(files, ForwarderPaths.AUTHORITY).orElse(""),
							ForwarderPaths.text(files, ForwarderPaths.AUTHORITY_KEY).orElse("")));
		}
		catch (InvalidCertificateException ex) {
			return null;
		}
	}

	private static String day(Instant instant) {
		return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
	}

	private record Judgement(State state, String sentence) {

	}

}
