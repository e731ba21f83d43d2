package org.malcolmconsole.settings.draft;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A change that is not saved yet.
 *
 * @param text the text as typed, null for the default
 * @param base the text that was saved when the change began
 * @param revision the revision that was shown then
 * @param at when it was typed
 */
public record DraftEntry(@Nullable String text, String base, long revision, Instant at) implements Serializable {

	private static final long serialVersionUID = 1L;

	/** The same with another text; what it began with stays. */
	DraftEntry retyped(@Nullable String newText, Instant now) {
		return new DraftEntry(newText, this.base, this.revision, now);
	}

	/** The same, knowing what somebody else saved. */
	DraftEntry rebased(String theirs, long now) {
		return new DraftEntry(this.text, theirs, now, this.at);
	}

	@Override
	public String toString() {
		return "DraftEntry[revision=" + this.revision + "]";
	}

}
