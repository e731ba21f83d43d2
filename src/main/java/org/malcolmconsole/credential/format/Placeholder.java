package org.malcolmconsole.credential.format;

import java.util.regex.Pattern;

/**
 * The values that stand in Malcolm's example files where a secret belongs.
 */
public final class Placeholder {

	private static final Pattern CROSSES = Pattern.compile("[xX]{4,}=*");

	private Placeholder() {
	}

	public static boolean isReal(String value) {
		return !value.isBlank() && !CROSSES.matcher(value).matches();
	}

}
