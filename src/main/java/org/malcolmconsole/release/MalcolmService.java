package org.malcolmconsole.release;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One part of Malcolm that runs as a Deployment.
 *
 * @param name short name as in image and host names: {@code arkime}
 * @param title what it does, in plain words
 * @param group where it belongs: Search, Parsing, Capture, Access or Asset
 * @param deployment name of its Deployment
 * @param manifest file below {@code kubernetes/} that holds it
 * @param disabledBy the variable that switches it off, or null when nothing does
 */
public record MalcolmService(String name, String title, String group, String deployment, String manifest,
		@Nullable Switch disabledBy) {

	/**
	 * The variable that switches a service off; the pod then runs a placeholder.
	 *
	 * @param variable name of the environment variable
	 * @param file env file below {@code config/} that sets it, or the manifest when it is
	 * set there
	 * @param offWhen which kind of value means off
	 */
	public record Switch(String variable, String file, OffWhen offWhen) {

		private static final Set<String> NO = Set.of("0", "false", "no", "f", "n");

		/**
		 * Whether a service with this value is off.
		 * @param value value of the variable in the container, null when it is not set
		 */
		public boolean off(@Nullable String value) {
			if (value == null || value.isEmpty()) {
				return false;
			}
			boolean no = NO.contains(value.toLowerCase(Locale.ROOT));
			return (this.offWhen == OffWhen.NO) == no;
		}

	}

	/**
	 * Which values switch off.
	 */
	public enum OffWhen {

		/** Any value but 0, false, no, f, n: variables that are called …_DISABLED. */
		YES,
		/** One of 0, false, no, f, n: variables that are called …_LOCAL. */
		NO

	}

}
