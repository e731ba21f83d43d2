package org.malcolmconsole.deployment.health;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How something does.
 *
 * @param ready whether it does its work
 * @param failing whether it will not get better by waiting a little
 * @param reason what it waits for or what is wrong, as a sentence; null when ready
 * @param since when that began, null when unknown
 */
public record Health(boolean ready, boolean failing, @Nullable String reason, @Nullable Instant since) {

	static final Health READY = new Health(true, false, null, null);

	static Health waits(String reason, @Nullable Instant since) {
		return new Health(false, false, reason, since);
	}

	static Health fails(String reason, @Nullable Instant since) {
		return new Health(false, true, reason, since);
	}

}
