package org.malcolmconsole.streaming.socket;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.streaming.TopicRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Understands what browsers send, as {@code docs/protocol.md} says.
 */
@Component
class SocketHandler extends TextWebSocketHandler {

	private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

	private final Clients clients;

	private final Topics topics;

	private final JsonMapper json;

	private final StreamingProperties limits;

	SocketHandler(Clients clients, Topics topics, JsonMapper json, StreamingProperties limits) {
		this.clients = clients;
		this.topics = topics;
		this.json = json;
		this.limits = limits;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		Client client = new Client(session, this.json, this.limits);
		this.clients.add(session, client);
		client.begin();
		if (Visitor.of(session).hasEnded()) {
			client.end(new CloseStatus(SocketCloseCode.SIGNED_OUT, "signed out"));
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.clients.remove(session);
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		this.clients.of(session).ponged();
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage text) {
		Client client = this.clients.of(session);
		ClientMessage message = parse(text.getPayload());
		if (!client.greeted()) {
			greet(session, client, message);
		}
		else if (message == null || message.type() == null) {
			client.refuse(null, "This message is not understood.");
		}
		else {
			act(session, client, message);
		}
	}

	private @Nullable ClientMessage parse(String text) {
		try {
			return this.json.readValue(text, ClientMessage.class);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private void greet(WebSocketSession session, Client client, @Nullable ClientMessage message) {
		if (message == null || !"hello".equals(message.type())) {
			client.end(new CloseStatus(SocketCloseCode.NOT_GREETED, "say hello first"));
		}
		else if (MaskedToken.matches(Visitor.of(session).csrf(), message.csrf())) {
			client.greet();
		}
		else {
			client.end(new CloseStatus(SocketCloseCode.WRONG_TOKEN, "wrong token"));
		}
	}

	private void act(WebSocketSession session, Client client, ClientMessage message) {
		switch (String.valueOf(message.type())) {
			case "ping" -> client.answer(Map.of("type", "pong"));
			case "subscribe" -> subscribe(session, client, message);
			case "unsubscribe" -> client.unfollow(message.idOrEmpty());
			default -> client.refuse(message.id(), "There is no message of this type.");
		}
	}

	private void subscribe(WebSocketSession session, Client client, ClientMessage message) {
		if (!message.hasValidId() || message.topic() == null) {
			client.refuse(null, "A subscription needs a topic and an id of at most 40 characters.");
			return;
		}
		String id = message.idOrEmpty();
		try {
			TopicAddress address = TopicAddress.parse(message.topic());
			this.topics.find(address.name())
				.ifPresentOrElse(
						(topic) -> client.follow(id, topic,
								new TopicRequest(Visitor.of(session).user(), address.parameters(), message.resume())),
						() -> client.refuse(id, "There is no such topic."));
		}
		catch (RuntimeException ex) {
			client.refuse(id, reason(ex));
		}
	}

	private static String reason(RuntimeException failure) {
		if (failure instanceof ErrorResponse response && response.getBody().getDetail() != null) {
			return response.getBody().getDetail();
		}
		if (failure instanceof IllegalArgumentException) {
			return "The topic's parameters are not understood.";
		}
		String incident = UUID.randomUUID().toString();
		log.error("A topic could not be opened, incident {}", incident, failure);
		return "Something unexpected happened; the server's log has it as incident " + incident + ".";
	}

}
