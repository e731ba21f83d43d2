package org.malcolmconsole.streaming.socket;

import java.net.URI;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets a socket be opened only by a page of this console with a session.
 */
@Component
class SocketHandshake implements HandshakeInterceptor {

	private final Clients clients;

	SocketHandshake(Clients clients) {
		this.clients = clients;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
		if (!sameOrigin(servlet)) {
			response.setStatusCode(HttpStatus.FORBIDDEN);
			return false;
		}
		Visitor visitor = Visitor.of(servlet);
		if (visitor == null) {
			response.setStatusCode(HttpStatus.UNAUTHORIZED);
			return false;
		}
		if (this.clients.full()) {
			response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
			return false;
		}
		visitor.remember(attributes);
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

	/**
	 * The origin must be there and be the address that was asked; which hosts may be
	 * asked at all is decided before, by the firewall.
	 */
	private static boolean sameOrigin(HttpServletRequest request) {
		String given = request.getHeader("Origin");
		if (given == null) {
			return false;
		}
		try {
			URI origin = URI.create(given);
			return request.getScheme().equalsIgnoreCase(origin.getScheme())
					&& request.getServerName().equalsIgnoreCase(origin.getHost())
					&& port(origin) == request.getServerPort();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static int port(URI origin) {
		if (origin.getPort() >= 0) {
			return origin.getPort();
		}
		return "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
	}

}
