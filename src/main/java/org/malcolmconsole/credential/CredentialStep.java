package org.malcolmconsole.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.web.SetupStep;
import org.malcolmconsole.workspace.Contents;

import org.springframework.stereotype.Component;

/**
 * The step of the first run that makes Malcolm's credentials; what it says is worked out
 * again when files change and every few seconds, because every page asks for it.
 */
@Component
class CredentialStep implements SetupStep {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private final Credentials credentials;

	private final Clock clock;

	private volatile Seen seen = new Seen(Instant.MIN, Contents.of(Map.of()), new Progress(SetupStep.State.TODO, ""));

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
		Contents contents = this.credentials.recent();
		Seen last = this.seen;
		if (last.contents() != contents || last.at().isBefore(now.minus(FRESH))) {
			last = new Seen(now, contents, progress(this.credentials.items(contents)));
			this.seen = last;
		}
		return last.progress();
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

	/** What was seen in which files, and when. */
	private record Seen(Instant at, Contents contents, Progress progress) {

	}

}
