package org.malcolmconsole.cluster.watch;

import java.time.Duration;

/**
 * How long watches may be silent, and how often everything is looked at anew.
 *
 * @param silence a watch that told nothing for longer is not believed any more; the
 * cluster says once a minute that there is no news
 * @param fullLook after about so long a watch ends, and its kind is listed again
 */
public record WatchPace(Duration silence, Duration fullLook) {

	/** How much longer than asked for a watch may go on. */
	private static final Duration TOLERANCE = Duration.ofSeconds(30);

	/**
	 * The full look with 20 % more or less, so that the watches don't end together.
	 * @param random from 0 to 1
	 */
	Duration fullLook(double random) {
		return Duration.ofMillis((long) (this.fullLook.toMillis() * (0.8 + 0.4 * random)));
	}

	/** When a watch should long have ended by itself. */
	Duration longest() {
		return this.fullLook.multipliedBy(2).plus(TOLERANCE);
	}

}
