package org.malcolmconsole.dashboard;

import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.StatusChanged;
import org.malcolmconsole.streaming.Broadcast;
import org.malcolmconsole.streaming.BroadcastTopic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells open pages that the status changed.
 */
@Component
class StatusNews {

	private static final BroadcastTopic TOPIC = new BroadcastTopic("status");

	private final Broadcast broadcast;

	StatusNews(Broadcast broadcast) {
		this.broadcast = broadcast;
	}

	@Bean
	static BroadcastTopic statusTopic() {
		return TOPIC;
	}

	@EventListener
	void publish(StatusChanged event) {
		this.broadcast.publish(TOPIC.name(), new News(event.status().phase(), event.status().ready(),
				event.status().services().size(), event.status().staleSince() != null));
	}

	/**
	 * What a page may want to know before it asks for the rest.
	 */
	record News(Phase phase, long ready, int services, boolean stale) {

	}

}
