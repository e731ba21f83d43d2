package org.malcolmconsole.logs;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.logs.follow.LogEntry;
import org.malcolmconsole.logs.follow.LogFollow;
import org.malcolmconsole.logs.follow.LogFollows;
import org.malcolmconsole.logs.follow.LogQuery;
import org.malcolmconsole.logs.follow.Positions;
import org.malcolmconsole.streaming.Sink;
import org.malcolmconsole.streaming.Subscription;
import org.malcolmconsole.streaming.Topic;
import org.malcolmconsole.streaming.TopicRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Follows logs over the socket; the browser says where to go on after a break.
 */
@Component
class LogTopic implements Topic {

	private static final Logger log = LoggerFactory.getLogger(LogTopic.class);

	private static final Duration LOOK = Duration.ofSeconds(1);

	/** How long a slow browser may hold the logs up before it misses lines. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final LogFollows follows;

	private final Clock clock;

	private final JsonMapper json;

	LogTopic(LogFollows follows, Clock clock, JsonMapper json) {
		this.follows = follows;
		this.clock = clock;
		this.json = json;
	}

	@Override
	public String name() {
		return "logs";
	}

	@Override
	public Subscription open(TopicRequest request, Sink sink) {
		Map<String, List<String>> parameters = new HashMap<>(request.parameters());
		parameters.put("follow", List.of("true"));
		LogQuery query = new LogParameters(parameters, this.clock).query();
		LogFollow follow = this.follows.open(query, Positions.parse(request.resume(), this.json));
		Thread writer = new Thread(() -> write(follow, sink), "log-topic");
		writer.setDaemon(true);
		writer.start();
		return follow::close;
	}

	private static void write(LogFollow follow, Sink sink) {
		try {
			while (!follow.ended()) {
				LogEntry entry = follow.next(LOOK);
				if (entry != null) {
					sink.awaitRoom(PATIENCE);
					sink.send(entry, null);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.error("Logs can't be followed any more", ex);
			sink.skipped(0);
		}
		finally {
			follow.close();
		}
	}

}
