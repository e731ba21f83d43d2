package org.malcolmconsole.centre;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.certificate.HeldCertificate;

/**
 * A certificate in the centre.
 *
 * @param id its name in the API
 * @param title what people call it
 * @param use who shows it to whom
 * @param file path in the Malcolm directory, null when it is elsewhere
 * @param state how near its end is
 * @param daysLeft days until its end, the last one counts as a whole; 0 when it is over
 * @param totalDays how many days it is valid in all
 * @param facts what it says
 * @param restarts the services whose pods are replaced when it is renewed
 * @param renewable whether the console can renew it with the same parameters
 * @param advice what else to do or to know, may be empty
 */
record Entry(String id, String title, String use, @Nullable String file, Term state, long daysLeft, long totalDays,
		@JsonUnwrapped CertificateFacts facts, List<String> restarts, boolean renewable, String advice) {

	private static final Duration ALMOST_A_DAY = Duration.ofDays(1).minusSeconds(1);

	Entry {
		restarts = List.copyOf(restarts);
	}

	static Entry of(HeldCertificate held, List<String> restarts, Instant now) {
		CertificateFacts facts = CertificateFacts.of(held.certificate());
		long total = Duration.between(facts.notBefore(), facts.notAfter()).toDays();
		long left = Math.max(0, Math.min(total, Duration.between(now, facts.notAfter()).plus(ALMOST_A_DAY).toDays()));
		return new Entry(held.id(), held.title(), held.use(), held.file(),
				Term.of(facts.notBefore(), facts.notAfter(), now), left, total, facts, restarts, held.renewable(),
				held.advice());
	}

	/** Whether somebody should do something about it. */
	@JsonIgnore
	public boolean isWarning() {
		return this.state != Term.VALID;
	}

	/** What is the matter with it, in a sentence. */
	@JsonIgnore
	public String getSentence() {
		String day = this.facts.notAfter().atZone(ZoneOffset.UTC).toLocalDate().toString();
		return switch (this.state) {
			case EXPIRED -> "It expired on " + day + ".";
			case EARLY -> "It is not valid before " + this.facts.notBefore().atZone(ZoneOffset.UTC).toLocalDate() + ".";
			default -> "It ends on " + day + ", in " + this.daysLeft + " days.";
		};
	}

}
