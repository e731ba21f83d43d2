package org.malcolmconsole.forwarder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * A forwarder to make a certificate for.
 *
 * @param name what it is called
 * @param days how long the certificate is valid, null for as long as Malcolm's own
 */
record ForwarderForm(@Nullable String name, @Nullable Integer days) {

	static final int USUAL_DAYS = 3650;

	private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

	String checkedName() {
		List<FieldError> errors = new ArrayList<>();
		String wanted = (this.name != null) ? this.name.strip() : "";
		if (!NAME.matcher(wanted).matches() || wanted.contains("..")) {
			errors.add(new FieldError("name",
					"A name has 1 to 63 small letters, digits, dots and hyphens, with a letter or digit at both ends."));
		}
		if (this.days != null && (this.days < 1 || this.days > USUAL_DAYS)) {
			errors.add(new FieldError("days", "A certificate is valid for 1 to " + USUAL_DAYS + " days."));
		}
		InvalidFields.throwIfAny(errors);
		return wanted;
	}

	int usedDays() {
		return (this.days != null) ? this.days : USUAL_DAYS;
	}

}
