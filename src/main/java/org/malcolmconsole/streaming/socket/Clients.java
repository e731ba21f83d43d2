package org.malcolmconsole.streaming.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.malcolmconsole.streaming.Sockets;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * All open sockets; a session that ends takes its sockets with it.
 */
@Component
class Clients implements Sockets, HttpSessionListener, SmartLifecycle {

	private final Map<WebSocketSession, Client> open = new ConcurrentHashMap<>();

	private final StreamingProperties limits;

	private volatile boolean running;

	Clients(StreamingProperties limits) {
		this.limits = limits;
	}

	boolean full() {
		return count() >= this.limits.maxClients();
	}

	int count() {
		return this.open.size();
	}

	void add(WebSocketSession session, Client client) {
		this.open.put(session, client);
	}

	Client of(WebSocketSession session) {
		Client client = this.open.get(session);
		if (client == null) {
			throw new IllegalStateException("The socket was closed");
		}
		return client;
	}

	void remove(WebSocketSession session) {
		Client client = this.open.remove(session);
		if (client != null) {
			client.ended();
		}
	}

	@Override
	public void closeSession(String sessionId) {
		close((visitor) -> visitor.session().equals(sessionId));
	}

	@Override
	public void closeUser(String user) {
		close((visitor) -> visitor.user().equals(user));
	}

	private void close(Predicate<Visitor> which) {
		CloseStatus status = new CloseStatus(SocketCloseCode.SIGNED_OUT, "signed out");
		this.open.forEach((session, client) -> {
			if (which.test(Visitor.of(session))) {
				client.end(status);
			}
		});
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		closeSession(event.getSession().getId());
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.open.values().forEach((client) -> client.end(CloseStatus.GOING_AWAY));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
