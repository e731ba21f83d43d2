package org.malcolmconsole.workspace;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the one who asks may do; what the console does by itself has nobody signed in and
 * is let through, as with operations.
 */
public final class Asker {

	private static final String ADMINISTRATOR = "ROLE_ADMINISTRATOR";

	private Asker() {
	}

	/** Whether an administrator asks, by session or token, or the console itself. */
	public static boolean isAdministrator() {
		Authentication asking = SecurityContextHolder.getContext().getAuthentication();
		return asking == null || asking.isAuthenticated() && asking.getAuthorities()
			.stream()
			.anyMatch((authority) -> ADMINISTRATOR.equals(authority.getAuthority()));
	}

}
