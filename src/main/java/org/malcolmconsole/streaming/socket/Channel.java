package org.malcolmconsole.streaming.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.streaming.Sink;
import org.malcolmconsole.streaming.Subscription;
import org.malcolmconsole.streaming.Topic;
import org.malcolmconsole.streaming.TopicRequest;
import tools.jackson.databind.util.RawValue;

/**
 * A simple topic: all subscribers get the same, and who was away for a moment gets what
 * was said meanwhile.
 */
final class Channel implements Topic {

	private static final int REMEMBERED = 200;

	private final String name;

	private final String life;

	private final Set<Sink> sinks = new LinkedHashSet<>();

	private final Deque<RawValue> last = new ArrayDeque<>();

	private long count;

	/**
	 * A channel without subscribers.
	 * @param life distinguishes the tokens of this process from those of another
	 */
	Channel(String name, String life) {
		this.name = name;
		this.life = life;
	}

	@Override
	public String name() {
		return this.name;
	}

	synchronized void publish(String json) {
		RawValue payload = new RawValue(json);
		this.count++;
		this.last.add(payload);
		if (this.last.size() > REMEMBERED) {
			this.last.remove();
		}
		this.sinks.forEach((sink) -> sink.send(payload, token(this.count)));
	}

	@Override
	public synchronized Subscription open(TopicRequest request, Sink sink) {
		replay(request.resume(), sink);
		this.sinks.add(sink);
		return () -> close(sink);
	}

	private synchronized void close(Sink sink) {
		this.sinks.remove(sink);
	}

	private void replay(@Nullable String resume, Sink sink) {
		if (resume == null) {
			return;
		}
		long seen = seen(resume);
		long oldest = this.count - this.last.size();
		if (seen < 0) {
			sink.skipped(0);
			return;
		}
		if (seen < oldest) {
			sink.skipped(oldest - seen);
		}
		long number = oldest;
		for (RawValue payload : this.last) {
			if (++number > seen) {
				sink.send(payload, token(number));
			}
		}
	}

	/**
	 * How many a token says were seen; -1 when it is of another process.
	 */
	private long seen(String token) {
		try {
			String prefix = this.life + ".";
			long seen = token.startsWith(prefix) ? Long.parseLong(token.substring(prefix.length())) : -1;
			return (seen <= this.count) ? seen : -1;
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private String token(long number) {
		return this.life + "." + number;
	}

}
