package org.malcolmconsole.simulator.api;

import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Change;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Selector;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells clients what changes, with bookmarks while nothing does.
 */
final class Watches {

	private static final long BOOKMARK_MILLIS = 10_000;

	private static final long LONGEST_SECONDS = 1800;

	private final Vertx vertx;

	private final Store store;

	Watches(Vertx vertx, Store store) {
		this.vertx = vertx;
		this.store = store;
	}

	/**
	 * Begins a watch.
	 * @return what ends it
	 */
	Runnable open(Call call, Outlet outlet) {
		String version = call.parameter("resourceVersion");
		boolean fresh = version.isEmpty() || version.equals("0");
		try {
			Runnable end = this.store.together(() -> start(call, outlet, fresh ? null : Long.valueOf(version)));
			return timed(call, outlet, end);
		}
		catch (Failure failure) {
			outlet.send(event("ERROR", failure.status()));
			outlet.close();
			return () -> {
			};
		}
	}

	private Runnable start(Call call, Outlet outlet, @Nullable Long since) {
		Selector selector = call.selector();
		Kind kind = call.target().kind();
		String namespace = call.target().namespace();
		if (since == null) {
			this.store.list(kind, namespace)
				.stream()
				.filter(selector)
				.forEach((object) -> outlet.send(event("ADDED", object)));
			if (call.flag("allowWatchBookmarks")) {
				bookmark(kind, outlet, true);
			}
		}
		return this.store.watch(since, (change) -> {
			String type = concerns(change, kind, namespace) ? change.typeFor(selector) : null;
			if (type != null) {
				outlet.send(event(type, change.after()));
			}
		});
	}

	private Runnable timed(Call call, Outlet outlet, Runnable end) {
		long timer = call.flag("allowWatchBookmarks")
				? this.vertx.setPeriodic(BOOKMARK_MILLIS, (id) -> bookmark(call.target().kind(), outlet, false)) : -1;
		String asked = call.parameter("timeoutSeconds");
		long seconds = asked.isEmpty() ? LONGEST_SECONDS : Math.max(1, Long.parseLong(asked));
		long limit = this.vertx.setTimer(seconds * 1000, (id) -> {
			if (timer >= 0) {
				bookmark(call.target().kind(), outlet, false);
			}
			outlet.close();
		});
		return () -> {
			end.run();
			this.vertx.cancelTimer(timer);
			this.vertx.cancelTimer(limit);
		};
	}

	private void bookmark(Kind kind, Outlet outlet, boolean initial) {
		this.store.together(() -> {
			ObjectNode mark = Json.object().put("kind", kind.name()).put("apiVersion", kind.apiVersion());
			ObjectNode metadata = mark.putObject("metadata");
			metadata.put("resourceVersion", Long.toString(this.store.version()));
			if (initial) {
				metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
			}
			outlet.send(event("BOOKMARK", mark));
			return mark;
		});
	}

	private static boolean concerns(Change change, Kind kind, @Nullable String namespace) {
		return change.key().kind().equals(kind) && (namespace == null || change.key().namespace().equals(namespace));
	}

	private static String event(String type, JsonNode object) {
		ObjectNode event = Json.object().put("type", type);
		event.set("object", object);
		return Json.write(event);
	}

}
