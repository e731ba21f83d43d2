package org.malcolmconsole.simulator.controller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Furnishes new namespaces, and empties those that have to go before they go.
 */
final class Namespaces implements Controller {

	private final Store store;

	private final Writer writer;

	private final Removal removal;

	private final Clock clock;

	private final Duration farewell;

	Namespaces(Store store, Writer writer, Removal removal, Clock clock, Duration farewell) {
		this.store = store;
		this.writer = writer;
		this.removal = removal;
		this.clock = clock;
		this.farewell = farewell;
	}

	@Override
	public void reconcile() {
		for (ObjectNode namespace : this.store.list(Kinds.NAMESPACE, null)) {
			if (Meta.leaving(namespace)) {
				empty(namespace);
			}
			else {
				furnish(Meta.name(namespace));
			}
		}
	}

	private void furnish(String name) {
		this.writer.create(Kinds.SERVICE_ACCOUNT.key(name, "default"), Json.parse("""
				{"kind": "ServiceAccount", "apiVersion": "v1", "metadata": {"name": "default"}}"""));
		this.writer.create(Kinds.CONFIG_MAP.key(name, "kube-root-ca.crt"), Json.parse("""
				{"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "kube-root-ca.crt"},
				 "data": {"ca.crt": "simulated"}}"""));
	}

	private void empty(ObjectNode namespace) {
		List<String> rest = new ArrayList<>();
		for (Kind kind : Kinds.all()) {
			List<ObjectNode> objects = kind.namespaced() ? this.store.list(kind, Meta.name(namespace)) : List.of();
			objects.forEach((object) -> this.removal.begin(Key.of(kind, object)));
			int left = kind.namespaced() ? this.store.list(kind, Meta.name(namespace)).size() : 0;
			if (left > 0) {
				rest.add(kind.plural() + ". has " + left + " resource instances");
			}
		}
		Key key = Key.of(Kinds.NAMESPACE, namespace);
		Instant told = Instant.parse(Json.text(namespace, "metadata", "deletionTimestamp"));
		if (!rest.isEmpty()) {
			this.writer.updateStatus(key, (object) -> tell(object, String.join(", ", rest)));
		}
		else if (!told.plus(this.farewell).isAfter(this.clock.instant())) {
			this.writer.update(key, (object) -> Json.make(object, "spec").remove("finalizers"));
		}
	}

	private void tell(ObjectNode namespace, String rest) {
		ObjectNode status = Json.make(namespace, "status");
		if (!status.has("conditions")) {
			status.putArray("conditions")
				.addObject()
				.put("type", "NamespaceContentRemaining")
				.put("status", "True")
				.put("lastTransitionTime", Meta.now(this.clock))
				.put("reason", "SomeResourcesRemain");
		}
		Json.objects(status, "conditions").get(0).put("message", "Some resources are remaining: " + rest);
	}

}
