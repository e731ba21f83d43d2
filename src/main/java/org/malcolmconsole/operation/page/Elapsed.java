package org.malcolmconsole.operation.page;

import java.time.Duration;
import java.util.Locale;

/**
 * How long something took, as people say it.
 */
final class Elapsed {

	private Elapsed() {
	}

	/**
	 * "0.4 s", "41 s", "2 min 5 s", "1 h 7 min".
	 */
	static String words(Duration duration) {
		long seconds = duration.toSeconds();
		if (duration.isNegative()) {
			return "0 s";
		}
		if (seconds < 10) {
			return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
		}
		if (seconds < 60) {
			return seconds + " s";
		}
		if (seconds < 3600) {
			return seconds / 60 + " min " + seconds % 60 + " s";
		}
		return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
	}

}
