package org.malcolmconsole.ldap;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What is known of the directory of people, without the password.
 *
 * @param used whether the settings say that people sign in by LDAP
 * @param form the fields of the file, those of a new one when it has others
 * @param passwordStored whether there is a password
 */
record LdapView(State state, boolean used, String file, @JsonUnwrapped LdapForm form, boolean passwordStored) {

	/** What the file is like. */
	enum State {

		/** Not there. */
		MISSING,

		/** There, with the values of an example. */
		EXAMPLE,

		/** There, and all of it fits the form. */
		CONFIGURED,

		/** There, with more or something else than the form has fields for. */
		EDITED;

		@JsonValue
		String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
