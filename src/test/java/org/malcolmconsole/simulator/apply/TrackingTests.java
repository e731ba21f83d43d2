package org.malcolmconsole.simulator.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TrackingTests {

	private static final Author CONSOLE = Author.of("console");

	private static final Author OTHER = Author.of("other");

	private final Tracking tracking = new Tracking(Clock.fixed(Instant.parse("2026-01-31T10:00:00Z"), ZoneOffset.UTC));

	@Test
	void ownsExactlyTheFieldsThatWereApplied() {
		ObjectNode made = this.tracking.apply(null, map("{\"a\": \"1\"}"), CONSOLE, false);
		assertThat(fields(made, 0)).isEqualTo(Json.parse("{\"f:data\": {\"f:a\": {}}}"));
	}

	@Test
	void takesAwayWhatIsNoLongerAppliedUnlessAnotherOwnsIt() {
		ObjectNode both = this.tracking.apply(null, map("{\"a\": \"1\", \"b\": \"2\"}"), CONSOLE, false);
		ObjectNode shared = this.tracking.apply(both, map("{\"b\": \"2\"}"), OTHER, false);
		ObjectNode left = this.tracking.apply(shared, map("{}"), CONSOLE, false);
		assertThat(left.path("data")).isEqualTo(Json.parse("{\"b\": \"2\"}"));
	}

	@Test
	void refusesToChangeWhatAnotherOwns() {
		ObjectNode live = this.tracking.apply(null, map("{\"a\": \"1\", \"b\": \"1\"}"), CONSOLE, false);
		assertThatExceptionOfType(Failure.class)
			.isThrownBy(() -> this.tracking.apply(live, map("{\"a\": \"2\", \"b\": \"2\"}"), OTHER, false))
			.satisfies((failure) -> {
				assertThat(failure.code()).isEqualTo(409);
				assertThat(failure.getMessage())
					.isEqualTo("Apply failed with 2 conflicts: conflicts with \"console\":\n- .data.a\n- .data.b");
				assertThat(Json.at(failure.status(), "details", "causes").size()).isEqualTo(2);
			});
	}

	@Test
	void forceMovesTheFieldToItsNewOwner() {
		ObjectNode live = this.tracking.apply(null, map("{\"a\": \"1\", \"b\": \"1\"}"), CONSOLE, false);
		ObjectNode forced = this.tracking.apply(live, map("{\"a\": \"2\"}"), OTHER, true);
		assertThat(fields(forced, 0)).isEqualTo(Json.parse("{\"f:data\": {\"f:b\": {}}}"));
		assertThat(fields(forced, 1)).isEqualTo(Json.parse("{\"f:data\": {\"f:a\": {}}}"));
	}

	@Test
	void anUpdateOwnsWhatItChangesAndTakesItFromOthers() {
		ObjectNode live = this.tracking.apply(null, map("{\"a\": \"1\", \"b\": \"1\"}"), CONSOLE, false);
		ObjectNode edited = live.deepCopy();
		Json.make(edited, "data").put("a", "9");
		ObjectNode updated = this.tracking.update(live, edited, OTHER);
		assertThat(fields(updated, 0)).isEqualTo(Json.parse("{\"f:data\": {\"f:b\": {}}}"));
		assertThat(Json.text(updated.path("metadata").path("managedFields").get(1), "operation")).isEqualTo("Update");
		assertThatExceptionOfType(Failure.class)
			.isThrownBy(() -> this.tracking.apply(updated, map("{\"a\": \"1\", \"b\": \"1\"}"), CONSOLE, false))
			.withMessage("Apply failed with 1 conflict: conflict with \"other\" using v1: .data.a");
	}

	@Test
	void aSecondEqualApplyIsTheSameObject() {
		ObjectNode live = this.tracking.apply(null, map("{\"a\": \"1\"}"), CONSOLE, false);
		ObjectNode again = this.tracking.apply(live, map("{\"a\": \"1\"}"), CONSOLE, false);
		assertThat(this.tracking.settled(live, again)).isEqualTo(live);
	}

	@Test
	void whatTheServerAddsBelongsToNobodyAndGoesWithItsItem() {
		ObjectNode live = this.tracking.apply(null,
				pod("[{\"name\": \"a\", \"image\": \"x\"}, {\"name\": \"b\", \"image\": \"y\"}]"), CONSOLE, false);
		Json.objects(live, "spec", "containers").forEach((container) -> container.put("imagePullPolicy", "Always"));
		ObjectNode less = this.tracking.apply(live, pod("[{\"name\": \"b\", \"image\": \"y\"}]"), CONSOLE, false);
		assertThat(Json.at(less, "spec", "containers")).isEqualTo(
				Json.parse("{\"l\": [{\"name\": \"b\", \"image\": \"y\", \"imagePullPolicy\": \"Always\"}]}").get("l"));
	}

	@Test
	void itemsOfOthersStayInTheirPlace() {
		ObjectNode live = this.tracking.apply(null, pod("[{\"name\": \"a\", \"image\": \"x\"}]"), CONSOLE, false);
		ObjectNode both = this.tracking.apply(live, pod("[{\"name\": \"b\", \"image\": \"y\"}]"), OTHER, false);
		ObjectNode changed = this.tracking.apply(both, pod("[{\"name\": \"a\", \"image\": \"z\"}]"), CONSOLE, false);
		assertThat(Json.at(changed, "spec", "containers").valueStream().map((item) -> Json.text(item, "image")))
			.containsExactly("z", "y");
	}

	@Test
	void portsWithoutProtocolAreThoseOfTcp() {
		assertThat(Shape.element(Shape.keys("ports", Json.parse("{\"p\": [{\"containerPort\": 80}]}").get("p")),
				Json.parse("{\"containerPort\": 80}")))
			.isEqualTo("k:{\"containerPort\":80,\"protocol\":\"TCP\"}");
	}

	@Test
	void aSelectorCountsAsAWhole() {
		ObjectNode live = this.tracking.apply(null, Json.parse(
				"{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"metadata\": {\"name\": \"s\"}, \"spec\": {\"selector\": {\"a\": \"b\", \"c\": \"d\"}}}"),
				CONSOLE, false);
		assertThat(fields(live, 0)).isEqualTo(Json.parse("{\"f:spec\": {\"f:selector\": {}}}"));
	}

	private static JsonNode fields(ObjectNode object, int manager) {
		return Json.at(object, "metadata", "managedFields").get(manager).path("fieldsV1");
	}

	private static ObjectNode map(String data) {
		return Json
			.parse("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"c\"}, \"data\": %s}"
				.formatted(data));
	}

	private static ObjectNode pod(String containers) {
		return Json.parse(
				"{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"p\"}, \"spec\": {\"containers\": %s}}"
					.formatted(containers));
	}

}
