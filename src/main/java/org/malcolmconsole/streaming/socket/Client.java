package org.malcolmconsole.streaming.socket;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.streaming.Subscription;
import org.malcolmconsole.streaming.Topic;
import org.malcolmconsole.streaming.TopicRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One open socket: its subscriptions and the thread that writes to it.
 */
final class Client {

	private static final Logger log = LoggerFactory.getLogger(Client.class);

	private static final int WAITING_ANSWERS = 200;

	private static final int UNANSWERED_PINGS = 3;

	private final WebSocketSession session;

	private final JsonMapper json;

	private final StreamingProperties limits;

	private final Turn turn = new Turn();

	private final Deque<String> answers = new ArrayDeque<>();

	private final Map<String, Followed> followed = new LinkedHashMap<>();

	private volatile boolean greeted;

	private volatile boolean open = true;

	private volatile int unanswered;

	private @Nullable CloseStatus farewell;

	Client(WebSocketSession session, JsonMapper json, StreamingProperties limits) {
		this.session = session;
		this.json = json;
		this.limits = limits;
	}

	void begin() {
		Thread writer = new Thread(this::write, "socket-" + this.session.getId());
		writer.setDaemon(true);
		writer.start();
	}

	boolean greeted() {
		return this.greeted;
	}

	void ponged() {
		this.unanswered = 0;
	}

	void greet() {
		this.greeted = true;
		answer(Map.of("type", "ready"));
	}

	void answer(Map<String, String> message) {
		String text = this.json.writeValueAsString(message);
		this.turn.locked(() -> {
			if (this.answers.size() < WAITING_ANSWERS) {
				this.answers.add(text);
			}
			else {
				this.farewell = new CloseStatus(SocketCloseCode.NOT_READ, "answers are not read");
			}
		});
	}

	void refuse(@Nullable String id, String reason) {
		answer((id != null) ? Map.of("type", "error", "id", id, "detail", reason)
				: Map.of("type", "error", "detail", reason));
	}

	/**
	 * Subscribes under an id of the client's choice; called by the reading thread only.
	 */
	void follow(String id, Topic topic, TopicRequest request) {
		unfollow(id);
		if (this.followed.size() >= this.limits.maxSubscriptions()) {
			refuse(id, "This socket follows as many topics as it may: " + this.limits.maxSubscriptions() + ".");
			return;
		}
		Outbox outbox = new Outbox(id, this.turn, this.json, this.limits);
		Subscription subscription = topic.open(request, outbox);
		answer(Map.of("type", "subscribed", "id", id));
		this.turn.locked(() -> this.followed.put(id, new Followed(outbox, subscription)));
		if (!this.open) {
			closeAll();
		}
	}

	void unfollow(String id) {
		Followed[] removed = new Followed[1];
		this.turn.locked(() -> removed[0] = this.followed.remove(id));
		if (removed[0] != null) {
			removed[0].close();
			this.turn.end();
		}
	}

	/**
	 * Ends the socket after what is already being written.
	 */
	void end(CloseStatus status) {
		this.turn.locked(() -> this.farewell = status);
	}

	/**
	 * Frees everything after the socket was closed.
	 */
	void ended() {
		this.open = false;
		closeAll();
		this.turn.end();
	}

	private void closeAll() {
		Map<String, Followed> all = new LinkedHashMap<>();
		this.turn.locked(() -> {
			all.putAll(this.followed);
			this.followed.clear();
		});
		all.values().forEach(Followed::close);
		this.turn.end();
	}

	private void write() {
		try {
			greetOrEnd();
			while (this.open) {
				writeNext();
			}
		}
		catch (IOException | IllegalStateException ex) {
			log.debug("Socket {} broke: {}", this.session.getId(), ex.toString());
			close(CloseStatus.SESSION_NOT_RELIABLE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void greetOrEnd() throws InterruptedException {
		this.turn.next(this.limits.helloTimeout(),
				() -> (this.greeted || !this.open || this.farewell != null) ? "" : null);
		if (!this.greeted && this.farewell == null) {
			end(new CloseStatus(SocketCloseCode.NOT_GREETED, "say hello first"));
		}
	}

	private void writeNext() throws IOException, InterruptedException {
		String frame = this.turn.next(this.limits.heartbeat(), this::nextFrame);
		CloseStatus end = this.farewell;
		if (end != null) {
			close(end);
		}
		else if (this.open && frame != null) {
			this.session.sendMessage(new TextMessage(frame));
		}
		else if (this.open) {
			beat();
		}
	}

	private void beat() throws IOException {
		int pings = this.unanswered + 1;
		this.unanswered = pings;
		if (pings > UNANSWERED_PINGS) {
			close(CloseStatus.SESSION_NOT_RELIABLE);
			return;
		}
		this.session.sendMessage(new TextMessage("{\"type\":\"alive\"}"));
		this.session.sendMessage(new PingMessage());
	}

	/**
	 * Answers first, then one frame of each subscription in turn.
	 */
	private @Nullable String nextFrame() {
		if (!this.open || this.farewell != null) {
			return "";
		}
		String answer = this.answers.poll();
		if (answer != null) {
			return answer;
		}
		for (Map.Entry<String, Followed> entry : this.followed.entrySet()) {
			String frame = entry.getValue().outbox().nextFrame();
			if (frame != null) {
				this.followed.remove(entry.getKey());
				this.followed.put(entry.getKey(), entry.getValue());
				return frame;
			}
		}
		return null;
	}

	private void close(CloseStatus status) {
		this.open = false;
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			log.debug("Socket {} was gone already: {}", this.session.getId(), ex.toString());
		}
	}

	/**
	 * A topic that this client follows.
	 */
	private record Followed(Outbox outbox, Subscription subscription) {

		void close() {
			this.outbox.close();
			this.subscription.close();
		}

	}

}
