package org.malcolmconsole.simulator.api;

import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.admission.Admission;
import org.malcolmconsole.simulator.apply.Tracking;
import org.malcolmconsole.simulator.program.Commands;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that can be asked for, and who answers it.
 */
final class Endpoints {

	private final Store store;

	private final Discovery discovery;

	private final MetricsApi metrics;

	private final Reads reads;

	private final Writes writes;

	private final Deletes deletes;

	private final Watches watches;

	private final Logs logs;

	private final Execs execs;

	Endpoints(Vertx vertx, World world) {
		Store store = world.store();
		this.store = store;
		this.discovery = new Discovery(world.metrics());
		this.metrics = new MetricsApi(world);
		this.reads = new Reads(store);
		this.writes = new Writes(store, new Admission(store), new Tracking(world.clock()));
		this.deletes = new Deletes(store, new Removal(store, world.clock()));
		this.watches = new Watches(vertx, store);
		this.logs = new Logs(vertx, store, world.logs(), world.clock());
		this.execs = new Execs(store, new Commands(store));
	}

	/**
	 * Answers at the addresses that are no objects; null at others.
	 */
	@Nullable ObjectNode describe(String path, byte[] body) {
		return this.discovery.find(path)
			.or(() -> Reviews.find(path, body))
			.or(() -> this.metrics.find(path))
			.orElse(null);
	}

	ObjectNode answer(Call call) {
		boolean one = call.target().name() != null;
		refuseMisplaced(call.method(), one);
		return switch (call.method()) {
			case "GET" -> one ? this.reads.get(call) : this.reads.list(call);
			case "POST" -> this.writes.create(call);
			case "PUT" -> this.writes.replace(call);
			case "PATCH" -> this.writes.patch(call);
			case "DELETE" -> one ? this.deletes.delete(call) : this.deletes.deleteAll(call);
			default -> throw notAllowed();
		};
	}

	private static void refuseMisplaced(String method, boolean one) {
		if (one ? method.equals("POST") : (method.equals("PUT") || method.equals("PATCH"))) {
			throw notAllowed();
		}
	}

	private static Failure notAllowed() {
		return Failure.of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
	}

	/**
	 * Whether the call, when it succeeds, makes a new object.
	 */
	boolean makes(Call call) {
		boolean missing = call.method().equals("PATCH") && this.store.find(call.key()) == null;
		return call.method().equals("POST") || missing;
	}

	Runnable watch(Call call, Outlet outlet) {
		return this.watches.open(call, outlet);
	}

	void log(Call call, HttpServerResponse response) {
		this.logs.send(call, response);
	}

	Execs execs() {
		return this.execs;
	}

}
