package org.malcolmconsole.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.malcolmconsole.web.SetupStep;

import org.springframework.stereotype.Component;

/**
 * The step of the first run that makes Malcolm's credentials; what it says is looked up
 * again every few seconds, because every page asks for it.
 */
@Component
class CredentialStep implements SetupStep {

	private static final Duration FRESH = Duration.ofSeconds(3);

	private final Credentials credentials;

	private final Clock clock;

	private volatile Seen seen = new Seen(Instant.MIN, new Progress(SetupStep.State.TODO, ""));

	CredentialStep(Credentials credentials, Clock clock) {
		this.credentials = credentials;
		this.clock = clock;
	}

	@Override
	public String id() {
		return "credentials";
	}

	@Override
	public String title() {
		return "Credentials";
	}

	@Override
	public int order() {
		return 30;
	}

	@Override
	public String href() {
		return "/credentials";
	}

	@Override
	public Progress progress() {
		Instant now = this.clock.instant();
		Seen last = this.seen;
		if (last.at().isBefore(now.minus(FRESH))) {
			last = new Seen(now, progress(this.credentials.items()));
			this.seen = last;
		}
		return last.progress();
	}

	/** Looks again at once, after something was made. */
	void forget() {
		this.seen = new Seen(Instant.MIN, this.seen.progress());
	}

	private static Progress progress(List<CredentialItem> items) {
		List<String> wrong = titles(items, CredentialItem.State.ATTENTION);
		if (!wrong.isEmpty()) {
			return new Progress(SetupStep.State.ATTENTION, "Please look at: " + String.join(", ", wrong) + ".");
		}
		List<String> missing = titles(items, CredentialItem.State.MISSING);
		return missing.isEmpty() ? new Progress(SetupStep.State.DONE, "Everything that a start needs is there.")
				: new Progress(SetupStep.State.TODO, "Missing: " + String.join(", ", missing) + ".");
	}

	private static List<String> titles(List<CredentialItem> items, CredentialItem.State state) {
		return items.stream().filter((item) -> item.state() == state).map(CredentialItem::title).toList();
	}

	/** What was seen, and when. */
	private record Seen(Instant at, Progress progress) {

	}

}
