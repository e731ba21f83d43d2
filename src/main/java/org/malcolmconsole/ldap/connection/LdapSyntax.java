package org.malcolmconsole.ldap.connection;

import java.util.regex.Pattern;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

/**
 * Whether texts are what LDAP takes for names and filters.
 */
public final class LdapSyntax {

	private static final Pattern PRINCIPAL = Pattern.compile("[A-Za-z0-9._-]{1,200}@[A-Za-z0-9.-]{1,200}");

	private LdapSyntax() {
	}

	/** Whether this names an entry. */
	public static boolean isName(String text) {
		return DN.isValidDN(text);
	}

	/**
	 * Whether this is a name as Active Directory takes it besides entries:
	 * ada@example.com.
	 */
	public static boolean isPrincipal(String text) {
		return PRINCIPAL.matcher(text).matches();
	}

	public static boolean isFilter(String text) {
		try {
			Filter.create(text);
			return true;
		}
		catch (LDAPException ex) {
			return false;
		}
	}

}
