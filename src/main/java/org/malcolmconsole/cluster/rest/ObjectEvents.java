package org.malcolmconsole.cluster.rest;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open watch; closing it from another thread ends a waiting reader.
 */
public final class ObjectEvents implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Call call;

	private final InputStream stream;

	private @Nullable MappingIterator<Map<String, @Nullable Object>> events;

	ObjectEvents(Call call, InputStream stream) {
		this.call = call;
		this.stream = stream;
	}

	/**
	 * Waits for the next event that came whole.
	 * @return null at the end of the watch
	 * @throws ClusterException when it broke off, was closed, or the version is too old
	 */
	public @Nullable ObjectEvent next() {
		try {
			if (this.events == null) {
				this.events = JSON.readerFor(Map.class).readValues(this.stream);
			}
			return this.events.hasNextValue() ? event(this.events.nextValue()) : null;
		}
		catch (JacksonException ex) {
			throw new ClusterException(Reason.UNREACHABLE,
					"The connection to %s broke off.".formatted(this.call.what()), List.of(), ex);
		}
	}

	@SuppressWarnings("unchecked")
	private ObjectEvent event(Map<String, @Nullable Object> event) {
		String type = String.valueOf(event.get("type"));
		Object content = event.get("object");
		Manifest object = new Manifest(
				(content instanceof Map<?, ?>) ? (Map<String, @Nullable Object>) content : new HashMap<>());
		if (type.equals("ERROR")) {
			int code = object.text("code").map(Integer::valueOf).orElse(500);
			throw Failures.of(this.call, new Answer(code, JSON.writeValueAsBytes(object.content()), null));
		}
		return new ObjectEvent(type, object);
	}

	@Override
	public void close() {
		Streams.close(this.stream);
	}

	/**
	 * What happened to an object; of a bookmark only the version counts.
	 */
	public record ObjectEvent(String type, Manifest object) {
	}

}
