package org.malcolmconsole.streaming.socket;

import java.security.Principal;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.socket.WebSocketSession;

/**
 * Who opened a socket, and in which session.
 */
record Visitor(String user, HttpSession http, String csrf) {

	private static final String ATTRIBUTE = Visitor.class.getName();

	/**
	 * The visitor of a request, or null when nobody is signed in.
	 */
	static @Nullable Visitor of(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		HttpSession session = request.getSession(false);
		if (principal == null || session == null
				|| !(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
			return null;
		}
		return new Visitor(principal.getName(), session, token.getToken());
	}

	static Visitor of(WebSocketSession session) {
		if (session.getAttributes().get(ATTRIBUTE) instanceof Visitor visitor) {
			return visitor;
		}
		throw new IllegalStateException("The handshake has not run");
	}

	String session() {
		return this.http.getId();
	}

	/**
	 * Whether the session ended, perhaps while the socket was being opened.
	 */
	boolean hasEnded() {
		try {
			this.http.getCreationTime();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	void remember(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	@Override
	public String toString() {
		return "Visitor[" + this.user + "]";
	}

}
