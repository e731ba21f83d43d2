package org.malcolmconsole.workspace;

import java.util.function.Supplier;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Prepares a directory as an administrator, in tests that ask as somebody else.
 */
public final class AsAdministrator {

	private AsAdministrator() {
	}

	public static <T> T get(Supplier<T> work) {
		var asking = SecurityContextHolder.getContext();
		SecurityContextHolder
			.setContext(new SecurityContextImpl(new TestingAuthenticationToken("test", "", "ROLE_ADMINISTRATOR")));
		try {
			return work.get();
		}
		finally {
			SecurityContextHolder.setContext(asking);
		}
	}

}
