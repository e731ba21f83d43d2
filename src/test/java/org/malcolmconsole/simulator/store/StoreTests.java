package org.malcolmconsole.simulator.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoreTests {

	private final Store store = new Store(Clock.systemUTC(), 3);

	private final Key key = Kinds.CONFIG_MAP.key("n", "one");

	@Test
	void givesNewObjectsAUidATimeAndAVersion() {
		ObjectNode made = this.store.create(this.key, Json.object());
		assertThat(Meta.uid(made)).hasSize(36);
		assertThat(Meta.version(made)).isEqualTo(this.store.version());
		assertThat(Json.text(made, "metadata", "creationTimestamp")).endsWith("Z");
		assertThatExceptionOfType(Failure.class).isThrownBy(() -> this.store.create(this.key, Json.object()));
	}

	@Test
	void keepsTheVersionWhenNothingChanges() {
		ObjectNode made = this.store.create(this.key, Json.object());
		assertThat(this.store.update(this.key, (object) -> object)).isSameAs(made);
		assertThat(Meta.version(this.store.update(this.key, (object) -> object.put("x", 1))))
			.isGreaterThan(Meta.version(made));
	}

	@Test
	void countsTheGenerationWithTheSpecificationOnly() {
		Key deployment = Kinds.DEPLOYMENT.key("n", "d");
		this.store.create(deployment, Json.parse("{\"spec\": {\"replicas\": 1}}"));
		ObjectNode status = this.store.update(deployment, (object) -> {
			Json.make(object, "status").put("replicas", 1);
			return object;
		});
		assertThat(Json.at(status, "metadata", "generation").asInt()).isEqualTo(1);
		ObjectNode scaled = this.store.update(deployment, (object) -> {
			Json.make(object, "spec").put("replicas", 2);
			return object;
		});
		assertThat(Json.at(scaled, "metadata", "generation").asInt()).isEqualTo(2);
	}

	@Test
	void listsOneNamespaceInOrder() {
		for (String name : List.of("n/b", "n/a", "n-2/c", "m/d")) {
			this.store.create(Kinds.CONFIG_MAP.key(name.split("/")[0], name.split("/")[1]), Json.object());
		}
		assertThat(this.store.list(Kinds.CONFIG_MAP, "n")).extracting(Meta::name).containsExactly("a", "b");
		assertThat(this.store.list(Kinds.CONFIG_MAP, null)).hasSize(4);
	}

	@Test
	void replaysTheLatestChangesAndRefusesOlderOnes() {
		long start = this.store.version();
		for (int i = 0; i < 4; i++) {
			this.store.create(Kinds.CONFIG_MAP.key("n", "c" + i), Json.object());
		}
		List<String> seen = new ArrayList<>();
		this.store.watch(start + 2, (change) -> seen.add(change.key().name()));
		assertThat(seen).containsExactly("c2", "c3");
		assertThatExceptionOfType(Failure.class).isThrownBy(() -> this.store.watch(start, (change) -> {
		})).satisfies((failure) -> assertThat(failure.code()).isEqualTo(410));
	}

	@Test
	void tellsNobodyWhoStoppedWatching() {
		List<String> seen = new ArrayList<>();
		Runnable end = this.store.watch(null, (change) -> seen.add(change.key().name()));
		this.store.create(this.key, Json.object());
		end.run();
		this.store.remove(this.key);
		assertThat(seen).containsExactly("one");
	}

	@Test
	void anObjectThatHasBeenToldToGoGoesWithItsLastFinalizer() {
		this.store.create(this.key, Json.parse(
				"{\"metadata\": {\"deletionTimestamp\": \"2026-01-31T10:00:00Z\", \"finalizers\": [\"a\", \"b\"]}}"));
		this.store.update(this.key, (object) -> {
			Meta.removeFinalizer(object, "a");
			return object;
		});
		assertThat(this.store.find(this.key)).isNotNull();
		this.store.update(this.key, (object) -> {
			Meta.removeFinalizer(object, "b");
			return object;
		});
		assertThat(this.store.find(this.key)).isNull();
	}

}
