package org.malcolmconsole.cluster.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Manifest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API server answered to one call.
 */
record Answer(int status, byte[] body, @Nullable String retryAfter) {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {
	};

	boolean ok() {
		return this.status >= 200 && this.status < 300;
	}

	/**
	 * The body as an object, an empty one when it is none.
	 */
	Manifest object() {
		try {
			return new Manifest(Objects.requireNonNullElse(JSON.readValue(this.body, OBJECT), Map.of()));
		}
		catch (JacksonException ex) {
			return new Manifest(Map.of());
		}
	}

	/** What it looks like, without a word of it. */
	String look() {
		String start = new String(this.body, 0, Math.min(64, this.body.length), StandardCharsets.ISO_8859_1).strip();
		if (start.isEmpty()) {
			return "nothing";
		}
		return start.startsWith("<") ? "a web page" : start.startsWith("{") ? "something else" : "no object";
	}

	@Override
	public String toString() {
		return "Answer[" + this.status + "]";
	}

}
