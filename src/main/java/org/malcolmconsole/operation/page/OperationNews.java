package org.malcolmconsole.operation.page;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationChanged;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.Waiting;
import org.malcolmconsole.streaming.Broadcast;
import org.malcolmconsole.streaming.BroadcastTopic;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the topic {@code operations} about every change.
 */
@Component
class OperationNews {

	static final BroadcastTopic TOPIC = new BroadcastTopic("operations");

	private final Broadcast broadcast;

	OperationNews(Broadcast broadcast) {
		this.broadcast = broadcast;
	}

	@EventListener
	void tell(OperationChanged change) {
		this.broadcast.publish(TOPIC.name(), News.of(change.operation()));
	}

	/**
	 * What a page needs to show that an operation goes on.
	 *
	 * @param step the title of the step under way
	 */
	record News(String id, String type, OperationState state, @Nullable String step, int done, int total,
			List<Waiting> waitingFor) {

		static News of(Operation operation) {
			OperationStep step = operation.currentStep().orElse(null);
			return new News(operation.id(), operation.type(), operation.state(), (step != null) ? step.title() : null,
					(step != null) ? step.done() : 0, (step != null) ? step.total() : 0, operation.waitingFor());
		}

	}

}
