package org.malcolmconsole.streaming.socket;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.malcolmconsole.streaming.Broadcast;
import org.malcolmconsole.streaming.BroadcastTopic;
import org.malcolmconsole.streaming.Topic;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Feeds the simple topics.
 */
@Component
class Broadcaster implements Broadcast {

	private final Map<String, Channel> channels = new ConcurrentHashMap<>();

	private final JsonMapper json;

	Broadcaster(ObjectProvider<BroadcastTopic> topics, JsonMapper json) {
		this.json = json;
		String life = UUID.randomUUID().toString().substring(0, 8);
		topics.forEach((topic) -> this.channels.put(topic.name(), new Channel(topic.name(), life)));
	}

	@Override
	public void publish(String topic, Object payload) {
		Channel channel = this.channels.get(topic);
		if (channel == null) {
			throw new IllegalArgumentException("No BroadcastTopic bean is named " + topic);
		}
		channel.publish(this.json.writeValueAsString(payload));
	}

	Optional<Topic> find(String name) {
		return Optional.ofNullable(this.channels.get(name));
	}

}
