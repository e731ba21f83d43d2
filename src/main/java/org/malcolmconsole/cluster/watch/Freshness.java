package org.malcolmconsole.cluster.watch;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * When watched state was last proved to be up to date, and since when and why it may not
 * be.
 */
public record Freshness(Instant asOf, @Nullable Instant staleSince, @Nullable String reason) {

	/**
	 * State that was proved at this time, and of which nothing newer is known to be
	 * missing unless there is a doubt.
	 */
	public static Freshness of(Instant proved, @Nullable String doubt) {
		return new Freshness(proved, (doubt != null) ? proved : null, doubt);
	}

	/**
	 * The same state, with changes that may be missing since it was proved.
	 */
	public Freshness doubted(String why) {
		return of(this.asOf, why);
	}

	/**
	 * Whether both say the same of what may be missing.
	 */
	public boolean sameDoubt(Freshness other) {
		return Objects.equals(this.staleSince, other.staleSince) && Objects.equals(this.reason, other.reason);
	}

}
