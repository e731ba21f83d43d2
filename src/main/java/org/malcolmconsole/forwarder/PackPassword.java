package org.malcolmconsole.forwarder;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields;

/**
 * The password of a PKCS#12 file to be packed.
 *
 * @param password as it was given
 */
record PackPassword(@Nullable String password) {

	private static final Pattern PASSWORD = Pattern.compile("[ -~]{8,128}");

	String checked() {
		if (this.password == null || !PASSWORD.matcher(this.password).matches()) {
			throw InvalidFields.of("password",
					"The password of the file has 8 to 128 characters, without umlauts and other letters beyond ASCII.");
		}
		return this.password;
	}

	@Override
	public String toString() {
		return "PackPassword[]";
	}

}
