package org.malcolmconsole.centre;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.malcolmconsole.certificate.CertificateHolder;
import org.malcolmconsole.certificate.HeldCertificate;
import org.malcolmconsole.deployment.FileReaders;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * All certificates that any feature looks after. What warnings need is remembered for
 * some seconds, because every page asks for it.
 */
@Component
class Centre implements ExpiryWarnings {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private final List<CertificateHolder> holders;

	private final FileReaders readers;

	private final Clock clock;

	private volatile Seen seen = new Seen(Instant.MIN, List.of());

	Centre(List<CertificateHolder> holders, FileReaders readers, Clock clock) {
		this.holders = List.copyOf(holders);
		this.readers = readers;
		this.clock = clock;
	}

	List<HeldCertificate> held() {
		return this.holders.stream().flatMap((holder) -> holder.certificates().stream()).toList();
	}

	/** Every certificate, looked up now. */
	List<Entry> entries() {
		List<HeldCertificate> held = held();
		List<String> files = held.stream().map(HeldCertificate::file).filter(Objects::nonNull).toList();
		Map<String, List<String>> services = readers(files);
		Instant now = this.clock.instant();
		return held.stream().map((one) -> Entry.of(one, restarts(one, services), now)).toList();
	}

	/** The same without what restarts, as it was some seconds ago at most. */
	List<Entry> glance() {
		Instant now = this.clock.instant();
		Seen last = this.seen;
		if (last.at().isBefore(now.minus(FRESH))) {
			last = new Seen(now, held().stream().map((one) -> Entry.of(one, List.of(), now)).toList());
			this.seen = last;
		}
		return last.entries();
	}

	Entry entry(String id) {
		return entries().stream().filter((one) -> one.id().equals(id)).findFirst().orElseThrow(() -> unknown(id));
	}

	Entry renew(String id, String actor) {
		for (CertificateHolder holder : this.holders) {
			for (HeldCertificate held : holder.certificates()) {
				if (held.id().equals(id)) {
					renew(holder, held, actor);
					this.seen = new Seen(Instant.MIN, List.of());
					return entry(id);
				}
			}
		}
		throw unknown(id);
	}

	@Override
	public List<Warning> warnings() {
		try {
			return glance().stream()
				.filter(Entry::isWarning)
				.map((one) -> new Warning(one.title(), one.getSentence(), one.state().tone(), one.state().words()))
				.toList();
		}
		catch (ErrorResponseException ex) {
			// the directory can't be read, which other pages say; every page asks for
			// this
			return List.of();
		}
	}

	private Map<String, List<String>> readers(List<String> files) {
		try {
			return this.readers.of(files);
		}
		catch (ErrorResponseException ex) {
			// a file that has nothing to do with certificates can't be read
			return Map.of();
		}
	}

	private static void renew(CertificateHolder holder, HeldCertificate held, String actor) {
		if (!held.renewable()) {
			throw problem(HttpStatus.CONFLICT, "This certificate can't be renewed here", held.advice());
		}
		holder.renew(held.id(), actor);
	}

	private static List<String> restarts(HeldCertificate held, Map<String, List<String>> services) {
		return (held.file() != null) ? services.getOrDefault(held.file(), List.of()) : List.of();
	}

	private static ErrorResponseException unknown(String id) {
		return problem(HttpStatus.NOT_FOUND, "No such certificate",
				"There is no certificate %s. The list of certificates names all of them.".formatted(id));
	}

	private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new ErrorResponseException(status, problem, null);
	}

	private record Seen(Instant at, List<Entry> entries) {

	}

}
