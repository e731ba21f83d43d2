package org.malcolmconsole.simulator.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Selector;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers with one object or a list.
 */
final class Reads {

	private static final String TOKEN = "after:";

	private final Store store;

	Reads(Store store) {
		this.store = store;
	}

	ObjectNode get(Call call) {
		ObjectNode found = this.store.get(call.key());
		return call.target().subresource().equals("scale") ? Scale.of(found) : found;
	}

	ObjectNode list(Call call) {
		return this.store.together(() -> {
			Kind kind = call.target().kind();
			refuseFuture(call);
			Selector selector = call.selector();
			List<ObjectNode> found = this.store.list(kind, call.target().namespace())
				.stream()
				.filter(selector)
				.toList();
			return page(call, kind, found);
		});
	}

	static ObjectNode empty(Kind kind, String version) {
		ObjectNode list = Json.object().put("kind", kind.name() + "List").put("apiVersion", kind.apiVersion());
		list.putObject("metadata").put("resourceVersion", version);
		list.putArray("items");
		return list;
	}

	/**
	 * An object as it stands in a list.
	 */
	static ObjectNode item(ObjectNode object) {
		return Json.object().setAll(object).without(List.of("kind", "apiVersion"));
	}

	private ObjectNode page(Call call, Kind kind, List<ObjectNode> found) {
		String after = after(call.parameter("continue"));
		List<ObjectNode> rest = found.stream().filter((object) -> path(kind, object).compareTo(after) > 0).toList();
		int limit = call.parameter("limit").isEmpty() ? 0 : Integer.parseInt(call.parameter("limit"));
		boolean more = limit > 0 && limit < rest.size();
		List<ObjectNode> page = more ? rest.subList(0, limit) : rest;
		ObjectNode list = empty(kind, Long.toString(this.store.version()));
		ArrayNode items = list.withArrayProperty("items");
		page.forEach((object) -> items.add(item(object)));
		if (more) {
			String last = path(kind, page.get(page.size() - 1));
			list.withObjectProperty("metadata")
				.put("continue", Base64.getUrlEncoder().encodeToString((TOKEN + last).getBytes(StandardCharsets.UTF_8)))
				.put("remainingItemCount", rest.size() - limit);
		}
		return list;
	}

	private void refuseFuture(Call call) {
		String version = call.parameter("resourceVersion");
		if (!version.isEmpty() && Long.parseLong(version) > this.store.version()) {
			throw Failure.of(504, "Timeout",
					"Too large resource version: %s, current: %d".formatted(version, this.store.version()));
		}
	}

	private static String after(String token) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
			if (text.isEmpty() || text.startsWith(TOKEN)) {
				return text.isEmpty() ? text : text.substring(TOKEN.length());
			}
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		throw Failure.badRequest("invalid continue token: continue key is not valid");
	}

	private static String path(Kind kind, ObjectNode object) {
		Key key = Key.of(kind, object);
		return key.namespace() + "/" + key.name();
	}

}
