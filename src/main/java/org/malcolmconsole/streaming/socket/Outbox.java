package org.malcolmconsole.streaming.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.streaming.Sink;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits to be written for one subscription, bounded in number and in length.
 */
final class Outbox implements Sink {

	private static final int FRAME_ITEMS = 500;

	private static final int FRAME_CHARACTERS = 64 * 1024;

	private final String id;

	private final Turn turn;

	private final JsonMapper json;

	private final StreamingProperties limits;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private int characters;

	private boolean closed;

	Outbox(String id, Turn turn, JsonMapper json, StreamingProperties limits) {
		this.id = id;
		this.turn = turn;
		this.json = json;
		this.limits = limits;
	}

	@Override
	public void send(Object payload, @Nullable String resume) {
		String text = this.json.writeValueAsString(payload);
		this.turn.locked(() -> {
			if (hasRoom()) {
				add(new Entry(text, resume, 0, false));
			}
			else {
				skip(1);
			}
		});
	}

	@Override
	public void skipped(long count) {
		this.turn.locked(() -> skip(count));
	}

	@Override
	public boolean awaitRoom(Duration atMost) {
		return this.turn.awaitRoom(atMost, () -> this.closed || hasRoom()) && !this.closed;
	}

	void close() {
		this.turn.locked(() -> {
			this.closed = true;
			this.entries.clear();
			this.characters = 0;
		});
	}

	/**
	 * Takes the next frame out, or null when there is nothing to write; the caller has
	 * the turn.
	 */
	@Nullable String nextFrame() {
		Entry first = this.entries.peek();
		if (first == null) {
			return null;
		}
		if (first.marker()) {
			this.entries.remove();
			return "{\"type\":\"skipped\",\"id\":" + quoted(this.id) + ",\"count\":" + first.skipped() + "}";
		}
		return itemsFrame();
	}

	private String itemsFrame() {
		StringBuilder frame = new StringBuilder(1024).append("{\"type\":\"items\",\"id\":")
			.append(quoted(this.id))
			.append(",\"items\":[");
		String resume = null;
		int items = 0;
		Entry next = this.entries.peek();
		while (next != null && !next.marker() && items < FRAME_ITEMS && frame.length() < FRAME_CHARACTERS) {
			frame.append((items++ > 0) ? "," : "").append(next.text());
			resume = (next.resume() != null) ? next.resume() : resume;
			this.entries.remove();
			this.characters -= next.text().length();
			next = this.entries.peek();
		}
		frame.append(']');
		if (resume != null) {
			frame.append(",\"resume\":").append(quoted(resume));
		}
		return frame.append('}').toString();
	}

	private boolean hasRoom() {
		return this.entries.size() < this.limits.queueLength() && this.characters < this.limits.queueCharacters();
	}

	private void skip(long count) {
		Entry last = this.entries.peekLast();
		if (last == null || !last.marker() || last.skipped() == 0 || count == 0) {
			add(new Entry("", null, count, true));
			return;
		}
		this.entries.removeLast();
		add(new Entry("", null, last.skipped() + count, true));
	}

	private void add(Entry entry) {
		if (!this.closed) {
			this.entries.add(entry);
			this.characters += entry.text().length();
		}
	}

	private String quoted(String text) {
		return this.json.writeValueAsString(text);
	}

	/**
	 * A payload, or the mark that some are missing.
	 */
	private record Entry(String text, @Nullable String resume, long skipped, boolean marker) {

	}

}
