package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.credential.CredentialItem.Shown;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.workspace.Contents;

/**
 * What the certificates in files say of themselves.
 */
final class CertificateLook {

	private static final Duration NEAR_ITS_END = Duration.ofDays(30);

	private CertificateLook() {
	}

	/** The first certificate of a file; nothing when there is none that can be read. */
	static List<Shown> shown(Contents contents, String path, String use) {
		try {
			return contents.file(path)
				.map((file) -> contents.once(CertificateFacts.class, path,
						(any) -> CertificateFacts.read(new String(file, StandardCharsets.UTF_8)).get(0)))
				.map((facts) -> List.of(new Shown(path, use, facts)))
				.orElse(List.of());
		}
		catch (InvalidCertificateException ex) {
			return List.of();
		}
	}

	/**
	 * The same item, or one that asks for attention when a certificate (nearly) ended.
	 */
	static CredentialItem atItsAge(CredentialItem item, Instant now) {
		return item.certificates()
			.stream()
			.map(Shown::facts)
			.min(Comparator.comparing(CertificateFacts::notAfter))
			.filter((first) -> first.notAfter().isBefore(now.plus(NEAR_ITS_END)))
			.map((first) -> new CredentialItem(item.id(), item.title(), State.ATTENTION, ending(first, now),
					item.certificates()))
			.orElse(item);
	}

	private static String ending(CertificateFacts facts, Instant now) {
		String verb = facts.notAfter().isBefore(now) ? " expired on " : " expires on ";
		return "The certificate of " + facts.subject() + verb + facts.notAfter().atZone(ZoneOffset.UTC).toLocalDate()
				+ ". Make a new one.";
	}

}
