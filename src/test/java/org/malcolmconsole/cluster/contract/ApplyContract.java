package org.malcolmconsole.cluster.contract;

import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Server-side apply: fields, their managers, conflicts, force and dry run. */
interface ApplyContract {

	Api api();

	private static String map(String name, String data) {
		return """
				{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"},"data":%s}""".formatted(name, data);
	}

	private String newPath() {
		return "/api/v1/namespaces/" + api().namespace() + "/configmaps/one";
	}

	@Test
	default void anAppliedObjectIsMadeWhenMissingAndElseChanged() {
		var path = newPath();
		var made = api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		assertThat(made.text("/metadata/managedFields/0/operation")).isEqualTo("Apply");
		assertThat(made.text("/metadata/managedFields/0/manager")).isEqualTo("console");
		assertThat(made.json().at("/metadata/managedFields/0/fieldsV1/f:data/f:a").isObject()).isTrue();
		var changed = api().apply(path, "console", map("one", "{\"a\":\"2\",\"b\":\"x\"}")).expect(200);
		assertThat(changed.json().at("/data").toString()).isEqualTo("{\"a\":\"2\",\"b\":\"x\"}");
	}

	@Test
	default void yamlIsTakenToo() {
		var path = newPath();
		var made = api().apply(path, "console", """
				# a comment
				apiVersion: v1
				kind: ConfigMap
				metadata:
				  name: one
				data:
				  text: |
				    line
				""").expect(201);
		assertThat(made.text("/data/text")).isEqualTo("line\n");
	}

	@Test
	default void aSecondEqualApplyWritesNothing() {
		var path = newPath();
		var first = api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		var second = api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(200);
		assertThat(second.text("/metadata/resourceVersion")).isEqualTo(first.text("/metadata/resourceVersion"));
		assertThat(second.json().at("/metadata/managedFields")).isEqualTo(first.json().at("/metadata/managedFields"));
	}

	@Test
	default void aFieldThatIsNoLongerAppliedGoesAway() {
		var path = newPath();
		api().apply(path, "console", map("one", "{\"a\":\"1\",\"b\":\"2\"}")).expect(201);
		var changed = api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(200);
		assertThat(changed.json().at("/data").toString()).isEqualTo("{\"a\":\"1\"}");
	}

	@Test
	default void fieldsOfOthersStay() {
		var path = newPath();
		api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		api().apply(path, "other", map("one", "{\"b\":\"2\"}")).expect(200);
		var changed = api().apply(path, "console", map("one", "{\"a\":\"3\"}")).expect(200);
		assertThat(changed.json().at("/data").toString()).isEqualTo("{\"a\":\"3\",\"b\":\"2\"}");
		assertThat(managers(changed)).containsExactlyInAnyOrder("console", "other");
	}

	@Test
	default void anotherManagersValueIsAConflictThatNamesManagerAndField() {
		var path = newPath();
		api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		var answer = api().apply(path, "other", map("one", "{\"a\":\"2\"}")).failure(409, "Conflict");
		assertThat(answer.text("/details/causes/0/reason")).isEqualTo("FieldManagerConflict");
		assertThat(answer.text("/details/causes/0/field")).isEqualTo(".data.a");
		assertThat(answer.text("/details/causes/0/message")).isEqualTo("conflict with \"console\"");
		assertThat(answer.text("/message")).startsWith("Apply failed with 1 conflict");
		assertThat(api().get(path).text("/data/a")).isEqualTo("1");
	}

	@Test
	default void aConflictWithAnUpdateNamesItsManagerToo() {
		var path = newPath();
		var collection = path.substring(0, path.lastIndexOf('/'));
		api().post(collection + "?fieldManager=editor", map("one", "{\"a\":\"1\"}")).expect(201);
		var answer = api().apply(path, "console", map("one", "{\"a\":\"2\"}")).failure(409, "Conflict");
		assertThat(answer.text("/details/causes/0/message")).startsWith("conflict with \"editor\" using v1");
	}

	@Test
	default void theSameValueOfTwoManagersIsSharedWithoutConflict() {
		var path = newPath();
		api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		var shared = api().apply(path, "other", map("one", "{\"a\":\"1\"}")).expect(200);
		assertThat(managers(shared)).containsExactlyInAnyOrder("console", "other");
		var left = api().apply(path, "console", map("one", "{}")).expect(200);
		assertThat(left.text("/data/a")).as("still owned by the other one").isEqualTo("1");
	}

	@Test
	default void forceTakesTheFieldOver() {
		var path = newPath();
		api().apply(path, "console", map("one", "{\"a\":\"1\",\"b\":\"1\"}")).expect(201);
		var forced = api().apply(path, "other", map("one", "{\"a\":\"2\"}"), "force=true").expect(200);
		assertThat(forced.text("/data/a")).isEqualTo("2");
		var answer = api().apply(path, "console", map("one", "{\"a\":\"1\",\"b\":\"1\"}")).failure(409, "Conflict");
		assertThat(answer.text("/details/causes/0/message")).isEqualTo("conflict with \"other\"");
	}

	@Test
	default void aDryRunAnswersTheResultOrTheConflictAndStoresNothing() {
		var path = newPath();
		var fresh = api().apply(path, "console", map("one", "{\"a\":\"1\"}"), "dryRun=All").expect(201);
		assertThat(fresh.text("/metadata/uid")).isNotEmpty();
		assertThat(fresh.json().at("/metadata/resourceVersion").isMissingNode()).isTrue();
		api().get(path).failure(404, "NotFound");
		api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		var changed = api().apply(path, "console", map("one", "{\"a\":\"2\"}"), "dryRun=All").expect(200);
		assertThat(changed.text("/data/a")).isEqualTo("2");
		api().apply(path, "other", map("one", "{\"a\":\"2\"}"), "dryRun=All").failure(409, "Conflict");
		assertThat(api().get(path).text("/data/a")).isEqualTo("1");
	}

	@Test
	default void anApplyNeedsAManager() {
		var answer = api().applyAsNobody(newPath(), map("one", "{}")).failure(422, "Invalid");
		assertThat(answer.text("/details/causes/0/field")).isEqualTo("fieldManager");
	}

	@Test
	default void managedFieldsMustNotBeApplied() {
		var path = newPath();
		var made = api().apply(path, "console", map("one", "{\"a\":\"1\"}")).expect(201);
		var answer = api().apply(path, "console", made.body()).failure(400, "BadRequest");
		assertThat(answer.text("/message")).isEqualTo("metadata.managedFields must be nil");
	}

	@Test
	default void theNameMustBeThatOfTheAddress() {
		api().apply(newPath(), "console", map("two", "{}")).failure(400, "BadRequest");
	}

	@Test
	default void applyingIntoAMissingNamespaceIs404() {
		var answer = api().apply("/api/v1/namespaces/no-such-namespace/configmaps/one", "console", map("one", "{}"))
			.failure(404, "NotFound");
		assertThat(answer.text("/message")).isEqualTo("namespaces \"no-such-namespace\" not found");
	}

	@Test
	default void listsWithKeysMergeByThem() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/services/web";
		api().apply(path, "console", service("[{\"name\":\"http\",\"port\":80,\"protocol\":\"TCP\"}]")).expect(201);
		var both = api().apply(path, "other", service("[{\"name\":\"https\",\"port\":443,\"protocol\":\"TCP\"}]"))
			.expect(200);
		assertThat(both.json().at("/spec/ports").valueStream().map((port) -> port.at("/port").asInt()))
			.containsExactlyInAnyOrder(80, 443);
	}

	private static String service(String ports) {
		return """
				{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"selector":{"app":"web"},"ports":%s}}"""
			.formatted(ports);
	}

	@Test
	default void containersMergeByName() {
		var path = "/apis/apps/v1/namespaces/" + api().namespace() + "/deployments/two";
		api().apply(path, "console", deployment("{\"name\":\"one\",\"image\":\"a\"}")).expect(201);
		var both = api().apply(path, "other", deployment("{\"name\":\"two\",\"image\":\"b\"}")).expect(200);
		assertThat(both.json().at("/spec/template/spec/containers").findValuesAsString("image"))
			.containsExactlyInAnyOrder("a", "b");
	}

	private static String deployment(String container) {
		return """
				{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"two"},"spec":{"replicas":0,"selector":{"matchLabels":{"app":"two"}},
				"template":{"metadata":{"labels":{"app":"two"}},"spec":{"containers":[%s]}}}}"""
			.formatted(container);
	}

	@Test
	default void everyKindThatIsDeployedCanBeAppliedTwiceWithoutAWrite() {
		var namespace = api().namespace();
		for (var sample : Samples.ALL) {
			var name = sample.namespaced() ? "one" : Api.unique("contract");
			var path = sample.path(namespace) + "/" + name;
			var first = api().apply(path, "console", sample.manifest(name)).expect(201);
			assertThat(first.text("/kind")).isEqualTo(sample.kind());
			// controllers may write status in between: then the next try is between two
			// writes
			Awaitility.await().atMost(Api.PATIENCE).until(() -> {
				var before = api().get(path).expect(200).text("/metadata/resourceVersion");
				var second = api().apply(path, "console", sample.manifest(name)).expect(200);
				assertThat(manager(second)).isEqualTo(manager(first));
				return second.text("/metadata/resourceVersion").equals(before);
			});
			api().get(sample.path(namespace)).expect(200);
			api().delete(path, null).expect(200, 202);
		}
	}

	private static JsonNode manager(Api.Reply reply) {
		return reply.json()
			.at("/metadata/managedFields")
			.valueStream()
			.filter((JsonNode field) -> field.at("/manager").asString().equals("console"))
			.findFirst()
			.orElseThrow();
	}

	private static java.util.List<String> managers(Api.Reply reply) {
		return reply.json()
			.at("/metadata/managedFields")
			.valueStream()
			.map((JsonNode field) -> field.at("/manager").asString())
			.distinct()
			.collect(Collectors.toList());
	}

}
