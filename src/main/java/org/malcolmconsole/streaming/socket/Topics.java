package org.malcolmconsole.streaming.socket;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.malcolmconsole.streaming.Topic;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Everything that can be subscribed to.
 */
@Component
class Topics {

	private final ObjectProvider<Topic> topics;

	private final Broadcaster broadcaster;

	Topics(ObjectProvider<Topic> topics, Broadcaster broadcaster) {
		this.topics = topics;
		this.broadcaster = broadcaster;
	}

	Optional<Topic> find(String name) {
		Optional<Topic> simple = this.broadcaster.find(name);
		return simple.isPresent() ? simple : Optional.ofNullable(byName().get(name));
	}

	private Map<String, Topic> byName() {
		return this.topics.stream().collect(Collectors.toMap(Topic::name, Function.identity()));
	}

}
