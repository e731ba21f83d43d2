package org.malcolmconsole.cluster.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An open watch whose events are gathered as they come. */
final class Watch implements AutoCloseable {

	private final int status;

	private final InputStream stream;

	private final List<JsonNode> events = new CopyOnWriteArrayList<>();

	private volatile boolean ended;

	Watch(HttpResponse<InputStream> answer) {
		this.status = answer.statusCode();
		this.stream = answer.body();
		var reader = new Thread(this::read, "watch");
		reader.setDaemon(true);
		reader.start();
	}

	private void read() {
		try (var lines = new BufferedReader(new InputStreamReader(this.stream, StandardCharsets.UTF_8))) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				this.events.add(Api.JSON.readTree(line));
			}
		}
		catch (IOException ex) {
			// closed by the test, or by the server
		}
		this.ended = true;
	}

	int status() {
		return this.status;
	}

	/** Waits for an event of this type whose object matches. */
	JsonNode await(String type, Predicate<JsonNode> matches) {
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> this.events.stream()
				.anyMatch((event) -> is(event, type) && matches.test(event.at("/object"))));
		return this.events.stream()
			.filter((event) -> is(event, type) && matches.test(event.at("/object")))
			.findFirst()
			.orElseThrow()
			.at("/object");
	}

	JsonNode await(String type, String name) {
		return await(type, (object) -> object.at("/metadata/name").asString("").equals(name));
	}

	List<String> types() {
		return this.events.stream().map((event) -> event.at("/type").asString("")).toList();
	}

	void awaitEnd() {
		Awaitility.await().atMost(Api.PATIENCE).until(() -> this.ended);
		assertThat(this.ended).isTrue();
	}

	private static boolean is(JsonNode event, String type) {
		return event.at("/type").asString("").equals(type);
	}

	@Override
	public void close() {
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			// it is gone either way
		}
	}

}
