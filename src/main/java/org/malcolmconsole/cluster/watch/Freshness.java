package org.malcolmconsole.cluster.watch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When watched state was last known to be up to date, and since when and why it may not
 * be.
 */
public record Freshness(Instant asOf, @Nullable Instant staleSince, @Nullable String reason) {

	public static Freshness now(Instant time) {
		return new Freshness(time, null, null);
	}

	/**
	 * The same state, from now on not known to be up to date; an earlier beginning stays.
	 */
	public Freshness stale(Instant time, String why) {
		return new Freshness(this.asOf, (this.staleSince != null) ? this.staleSince : time, why);
	}

}
