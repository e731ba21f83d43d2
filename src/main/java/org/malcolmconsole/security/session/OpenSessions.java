package org.malcolmconsole.security.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.SignInsEnded;
import org.malcolmconsole.account.SignedIn;

import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * All sessions, so that those of an account can be ended at once; their sockets end with
 * them.
 */
@Component
class OpenSessions implements HttpSessionListener {

	private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

	private final Accounts accounts;

	OpenSessions(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		this.open.add(event.getSession());
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		this.open.remove(event.getSession());
	}

	@EventListener
	void end(SignInsEnded ended) {
		for (HttpSession session : this.open) {
			try {
				SignedIn person = person(session);
				if (person != null && person.name().equals(ended.account()) && !this.accounts.isCurrent(person)) {
					session.invalidate();
				}
			}
			catch (IllegalStateException ex) {
				// it ended by itself at this moment
			}
		}
	}

	private static @Nullable SignedIn person(HttpSession session) {
		Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
		Authentication visitor = (context instanceof SecurityContext known) ? known.getAuthentication() : null;
		return (visitor != null && visitor.getPrincipal() instanceof SignedIn person) ? person : null;
	}

}
