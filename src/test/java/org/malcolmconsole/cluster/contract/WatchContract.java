package org.malcolmconsole.cluster.contract;

import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watches: from a version on, with bookmarks, by labels and fields, over HTTP and
 * WebSocket, and when too old.
 */
interface WatchContract {

	Api api();

	/** Makes version 1 too old to watch from. */
	void forgetHistory();

	private static String map(String name, String value) {
		return """
				{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"app":"%s"}},"data":{"a":"%s"}}"""
			.formatted(name, name, value);
	}

	private String version(String path) {
		return api().get(path).expect(200).text("/metadata/resourceVersion");
	}

	@Test
	default void aWatchTellsWhatIsAddedChangedAndDeletedAfterItsVersion() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		api().post(path, map("before", "1")).expect(201);
		try (var watch = api().watch(path + "?resourceVersion=" + version(path))) {
			assertThat(watch.status()).isEqualTo(200);
			var made = api().post(path, map("one", "1")).expect(201);
			var added = watch.await("ADDED", "one");
			assertThat(added.at("/kind").asString()).isEqualTo("ConfigMap");
			assertThat(added.at("/metadata/uid").asString()).isEqualTo(made.text("/metadata/uid"));
			assertThat(added.at("/metadata/resourceVersion").asString())
				.isEqualTo(made.text("/metadata/resourceVersion"));
			api().merge(path + "/one", "{\"data\":{\"a\":\"2\"}}").expect(200);
			watch.await("MODIFIED", (object) -> object.at("/data/a").asString("").equals("2"));
			api().delete(path + "/one", null).expect(200);
			watch.await("DELETED", "one");
			assertThat(watch.types()).containsExactly("ADDED", "MODIFIED", "DELETED");
		}
	}

	@Test
	default void aWatchFromAnOlderVersionTellsWhatHappenedSince() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		var version = version(path);
		api().post(path, map("one", "1")).expect(201);
		api().merge(path + "/one", "{\"data\":{\"a\":\"2\"}}").expect(200);
		try (var watch = api().watch(path + "?resourceVersion=" + version)) {
			watch.await("MODIFIED", "one");
			assertThat(watch.types()).containsExactly("ADDED", "MODIFIED");
		}
	}

	@Test
	default void aWatchWithoutVersionBeginsWithWhatIsThere() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		api().post(path, map("one", "1")).expect(201);
		for (var version : new String[] { "", "&resourceVersion=0" }) {
			try (var watch = api().watch(path + "?labelSelector=app%3Done" + version)) {
				watch.await("ADDED", "one");
			}
		}
	}

	@Test
	default void aWatchByLabelTellsOfLabelsThatComeAndGo() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		api().post(path, map("one", "1")).expect(201);
		try (var watch = api().watch(path + "?labelSelector=in%3Dyes&resourceVersion=" + version(path))) {
			api().merge(path + "/one", "{\"metadata\":{\"labels\":{\"in\":\"yes\"}}}").expect(200);
			watch.await("ADDED", "one");
			api().merge(path + "/one", "{\"metadata\":{\"labels\":{\"in\":\"no\"}}}").expect(200);
			watch.await("DELETED", "one");
		}
	}

	@Test
	default void aWatchByNameTellsOfThatObjectOnly() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		try (var watch = api().watch(path + "?fieldSelector=metadata.name%3Dtwo&resourceVersion=" + version(path))) {
			api().post(path, map("one", "1")).expect(201);
			api().post(path, map("two", "1")).expect(201);
			watch.await("ADDED", "two");
			assertThat(watch.types()).containsExactly("ADDED");
		}
	}

	@Test
	default void bookmarksComeBeforeATimedWatchEnds() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		var query = "?allowWatchBookmarks=true&timeoutSeconds=4&resourceVersion=" + version(path);
		try (var watch = api().watch(path + query)) {
			var bookmark = watch.await("BOOKMARK", (object) -> true);
			assertThat(bookmark.at("/kind").asString()).isEqualTo("ConfigMap");
			assertThat(bookmark.at("/metadata/resourceVersion").asString()).matches("\\d+");
			watch.awaitEnd();
		}
	}

	@Test
	default void aWatchOverWebSocketTellsTheSame() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		var events = new CopyOnWriteArrayList<JsonNode>();
		var socket = api().webSocket(path + "?watch=true&resourceVersion=" + version(path), null,
				(channel, text) -> events.add(Api.JSON.readTree(text)));
		api().post(path, map("one", "1")).expect(201);
		Awaitility.await().atMost(Api.PATIENCE).until(() -> !events.isEmpty());
		socket.abort();
		assertThat(events.get(0).at("/type").asString()).isEqualTo("ADDED");
		assertThat(events.get(0).at("/object/metadata/name").asString()).isEqualTo("one");
	}

	@Test
	default void aVersionThatIsTooOldIsGone() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/configmaps";
		forgetHistory();
		try (var watch = api().watch(path + "?resourceVersion=1")) {
			if (watch.status() != 410) {
				assertThat(watch.status()).isEqualTo(200);
				var error = watch.await("ERROR", (object) -> true);
				assertThat(error.at("/kind").asString()).isEqualTo("Status");
				assertThat(error.at("/code").asInt()).isEqualTo(410);
				assertThat(error.at("/reason").asString()).isEqualTo("Expired");
			}
		}
	}

}
