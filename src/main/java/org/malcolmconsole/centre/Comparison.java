package org.malcolmconsole.centre;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.certificate.HeldCertificate;
import org.malcolmconsole.certificate.HeldCertificate.Server;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ServedCertificates;
import org.malcolmconsole.web.Tone;

import org.springframework.stereotype.Component;

/**
 * Compares the certificates in the files with those that the pods really show.
 */
@Component
class Comparison {

	private final Centre centre;

	private final Cluster cluster;

	private final ServedCertificates served;

	Comparison(Centre centre, Cluster cluster, ServedCertificates served) {
		this.centre = centre;
		this.cluster = cluster;
		this.served = served;
	}

	/** Asks the pods now, which takes some seconds at most for each. */
	List<Result> compare() {
		return this.centre.held().stream().flatMap((held) -> compare(held).stream()).toList();
	}

	private Optional<Result> compare(HeldCertificate held) {
		return Optional.ofNullable(held.server()).map((server) -> compare(held, server));
	}

	private Result compare(HeldCertificate held, Server server) {
		String pod = pod(server.service()).orElse(null);
		if (pod == null) {
			return new Result(held.id(), held.title(), State.UNREACHABLE,
					"Not reachable, because no pod of " + server.service() + " is ready.", null);
		}
		try {
			CertificateFacts shown = CertificateFacts.of(this.served.of(pod, server.port()).get(0));
			boolean same = shown.fingerprint().equals(CertificateFacts.of(held.certificate()).fingerprint());
			return same
					? new Result(held.id(), held.title(), State.SAME, "The pod shows the certificate of the file.",
							shown.fingerprint())
					: new Result(held.id(), held.title(), State.DIFFERENT,
							"The pod shows another certificate than the file, valid until " + shown.notAfter()
									+ ". Apply the changes, so that the pod is replaced.",
							shown.fingerprint());
		}
		catch (ClusterException ex) {
			return new Result(held.id(), held.title(), State.UNREACHABLE, "Not reachable. " + ex.getMessage(), null);
		}
	}

	private Optional<String> pod(String service) {
		ClusterSnapshot snapshot = this.cluster.snapshot();
		return snapshot.services()
			.stream()
			.filter((one) -> one.metadata().name().equals(service) && !one.selector().isEmpty())
			.flatMap((one) -> snapshot.pods()
				.stream()
				.filter((pod) -> pod.ready()
						&& pod.metadata().labels().entrySet().containsAll(one.selector().entrySet())))
			.map((pod) -> pod.metadata().name())
			.findFirst();
	}

	/**
	 * What was found out about a certificate.
	 *
	 * @param id its name in the API
	 * @param title what people call it
	 * @param state whether file and pod agree
	 * @param detail the same in a sentence
	 * @param fingerprint SHA-256 of what the pod shows, null when it was not reached
	 */
	record Result(String id, String title, State state, String detail, @Nullable String fingerprint) {

	}

	/**
	 * Whether file and pod agree.
	 */
	enum State {

		/** They do. */
		SAME(Tone.READY),

		/** They don't. */
		DIFFERENT(Tone.FAIL),

		/** The pod was not reached. */
		UNREACHABLE(Tone.IDLE);

		private final Tone tone;

		State(Tone tone) {
			this.tone = tone;
		}

		/** How it looks. */
		public Tone tone() {
			return this.tone;
		}

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
