package org.malcolmconsole.cluster.contract;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects are made, read, listed, changed and deleted, and refusals have Kubernetes'
 * shapes.
 */
interface ObjectContract {

	Api api();

	private static String configMap(String name, String value) {
		return """
				{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"app":"%s"}},"data":{"a":"%s"}}"""
			.formatted(name, name, value);
	}

	private String configMaps() {
		return "/api/v1/namespaces/" + api().namespace() + "/configmaps";
	}

	@Test
	default void aCreatedObjectHasUidVersionTimeAndManager() {
		var path = configMaps();
		var made = api().post(path + "?fieldManager=tester", configMap("one", "1")).expect(201);
		assertThat(made.text("/metadata/uid")).isNotEmpty();
		assertThat(made.text("/metadata/resourceVersion")).matches("\\d+");
		assertThat(made.text("/metadata/creationTimestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
		assertThat(made.text("/metadata/managedFields/0/manager")).isEqualTo("tester");
		assertThat(made.text("/metadata/managedFields/0/operation")).isEqualTo("Update");
		var read = api().get(path + "/one").expect(200);
		assertThat(read.json()).isEqualTo(made.json());
		assertThat(read.text("/kind")).isEqualTo("ConfigMap");
	}

	@Test
	default void aMissingObjectIs404WithItsNameAndKind() {
		var answer = api().get(configMaps() + "/none").failure(404, "NotFound");
		assertThat(answer.text("/message")).isEqualTo("configmaps \"none\" not found");
		assertThat(answer.text("/details/name")).isEqualTo("none");
		assertThat(answer.text("/details/kind")).isEqualTo("configmaps");
		var apps = api().get("/apis/apps/v1/namespaces/default/deployments/none").failure(404, "NotFound");
		assertThat(apps.text("/message")).isEqualTo("deployments.apps \"none\" not found");
		assertThat(apps.text("/details/group")).isEqualTo("apps");
	}

	@Test
	default void anUnknownResourceIs404() {
		assertThat(api().get("/apis/none.example.org/v1/things").status()).isEqualTo(404);
		assertThat(api().get("/api/v1/namespaces/default/things").status()).isEqualTo(404);
	}

	@Test
	default void aSecondObjectOfTheSameNameIs409() {
		var path = configMaps();
		api().post(path, configMap("one", "1")).expect(201);
		var answer = api().post(path, configMap("one", "2")).failure(409, "AlreadyExists");
		assertThat(answer.text("/message")).isEqualTo("configmaps \"one\" already exists");
		assertThat(api().get(path + "/one").text("/data/a")).isEqualTo("1");
	}

	@Test
	default void anInvalidNameIs422WithTheField() {
		var answer = api().post(configMaps(), configMap("Not_A_Name", "1")).failure(422, "Invalid");
		assertThat(answer.text("/details/causes/0/field")).isEqualTo("metadata.name");
		assertThat(answer.text("/details/causes/0/reason")).isEqualTo("FieldValueInvalid");
		assertThat(answer.text("/message")).contains("ConfigMap \"Not_A_Name\" is invalid");
	}

	@Test
	default void aDeploymentWhoseSelectorMissesItsTemplateIs422() {
		var answer = api().post("/apis/apps/v1/namespaces/" + api().namespace() + "/deployments",
				"""
						{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"bad"},"spec":{"selector":{"matchLabels":{"app":"a"}},
						"template":{"metadata":{"labels":{"app":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""")
			.failure(422, "Invalid");
		assertThat(answer.text("/details/causes/0/field")).isEqualTo("spec.template.metadata.labels");
	}

	@Test
	default void aMissingNamespaceIs404() {
		var answer = api().post("/api/v1/namespaces/no-such-namespace/configmaps", configMap("one", "1"))
			.failure(404, "NotFound");
		assertThat(answer.text("/message")).isEqualTo("namespaces \"no-such-namespace\" not found");
		assertThat(api().get("/api/v1/namespaces/no-such-namespace/configmaps").expect(200).json().at("/items").size())
			.isZero();
	}

	@Test
	default void aDryRunStoresNothing() {
		var path = configMaps();
		var answer = api().post(path + "?dryRun=All", configMap("one", "1")).expect(201);
		assertThat(answer.text("/metadata/uid")).isNotEmpty();
		assertThat(answer.json().at("/metadata/resourceVersion").isMissingNode()).isTrue();
		api().get(path + "/one").failure(404, "NotFound");
		api().post(path, configMap("one", "1")).expect(201);
		api().delete(path + "/one?dryRun=All", null).expect(200);
		api().get(path + "/one").expect(200);
	}

	@Test
	default void aListHasKindVersionAndTheMatchingItems() {
		var path = configMaps();
		api().post(path, configMap("one", "1")).expect(201);
		api().post(path, configMap("two", "2")).expect(201);
		var all = api().get(path).expect(200);
		assertThat(all.text("/kind")).isEqualTo("ConfigMapList");
		assertThat(all.text("/metadata/resourceVersion")).matches("\\d+");
		assertThat(all.json().at("/items").findValuesAsString("name")).contains("one", "two");
		assertThat(names(path + "?labelSelector=app%3Done")).containsExactly("one");
		assertThat(names(path + "?labelSelector=app%20in%20(one,two)")).containsExactly("one", "two");
		assertThat(names(path + "?labelSelector=app,app!%3Dtwo")).containsExactly("one");
		assertThat(names(path + "?labelSelector=!app")).doesNotContain("one", "two");
		assertThat(names(path + "?fieldSelector=metadata.name%3Dtwo")).containsExactly("two");
	}

	@Test
	default void aListComesInPagesWhenALimitIsGiven() {
		var path = configMaps();
		for (var name : new String[] { "a", "b", "c" }) {
			api().post(path, configMap(name, "1")).expect(201);
		}
		var query = "?limit=2&labelSelector=app%20in%20(a,b,c)";
		var first = api().get(path + query).expect(200);
		assertThat(first.json().at("/items").size()).isEqualTo(2);
		var next = first.text("/metadata/continue");
		assertThat(next).isNotEmpty();
		var second = api().get(path + query + "&continue=" + next).expect(200);
		assertThat(second.json().at("/items").size()).isEqualTo(1);
		assertThat(second.text("/metadata/continue")).isEmpty();
	}

	@Test
	default void aListOverAllNamespacesFindsThem() {
		var path = configMaps();
		var name = Api.unique("everywhere");
		api().post(path, configMap(name, "1")).expect(201);
		assertThat(names("/api/v1/configmaps?labelSelector=app%3D" + name)).containsExactly(name);
	}

	private java.util.List<String> names(String path) {
		return api().get(path)
			.expect(200)
			.json()
			.at("/items")
			.valueStream()
			.map((item) -> item.at("/metadata/name").asString())
			.sorted()
			.toList();
	}

	@Test
	default void anUpdateNeedsTheNewestVersion() {
		var path = configMaps();
		var made = api().post(path, configMap("one", "1")).expect(201);
		var changed = api().put(path + "/one", made.body().replace("\"a\":\"1\"", "\"a\":\"2\"")).expect(200);
		assertThat(changed.text("/data/a")).isEqualTo("2");
		assertThat(changed.text("/metadata/resourceVersion")).isNotEqualTo(made.text("/metadata/resourceVersion"));
		var late = api().put(path + "/one", made.body().replace("\"a\":\"1\"", "\"a\":\"3\"")).failure(409, "Conflict");
		assertThat(late.text("/message")).contains("the object has been modified");
	}

	@Test
	default void patchesMergeReplaceAndRemove() {
		var path = configMaps();
		api().post(path, configMap("one", "1")).expect(201);
		var merged = api().merge(path + "/one", """
				{"data":{"b":"2"},"metadata":{"labels":{"app":null}}}""").expect(200);
		assertThat(merged.json().at("/data").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
		assertThat(merged.json().at("/metadata/labels").isMissingNode()).isTrue();
		var patched = api().jsonPatch(path + "/one", """
				[{"op":"replace","path":"/data/a","value":"9"},{"op":"remove","path":"/data/b"}]""").expect(200);
		assertThat(patched.json().at("/data").toString()).isEqualTo("{\"a\":\"9\"}");
		var strategic = api().strategic(path + "/one", """
				{"data":{"c":"3"}}""").expect(200);
		assertThat(strategic.text("/data/c")).isEqualTo("3");
	}

	@Test
	default void aPatchThatChangesNothingKeepsTheVersion() {
		var path = configMaps();
		var made = api().post(path, configMap("one", "1")).expect(201);
		var same = api().merge(path + "/one", "{\"data\":{\"a\":\"1\"}}").expect(200);
		assertThat(same.text("/metadata/resourceVersion")).isEqualTo(made.text("/metadata/resourceVersion"));
	}

	@Test
	default void aDeleteAnswersWhatItDeleted() {
		var path = configMaps();
		var uid = api().post(path, configMap("one", "1")).expect(201).text("/metadata/uid");
		var answer = api().delete(path + "/one", null).expect(200);
		assertThat(answer.text("/status")).isEqualTo("Success");
		assertThat(answer.text("/details/uid")).isEqualTo(uid);
		api().get(path + "/one").failure(404, "NotFound");
		api().delete(path + "/one", null).failure(404, "NotFound");
	}

	@Test
	default void aDeleteWithAnotherUidIs409() {
		var path = configMaps();
		var uid = api().post(path, configMap("one", "1")).expect(201).text("/metadata/uid");
		api().delete(path + "/one", precondition("00000000-0000-0000-0000-000000000000")).failure(409, "Conflict");
		api().get(path + "/one").expect(200);
		api().delete(path + "/one", precondition(uid)).expect(200);
		api().get(path + "/one").failure(404, "NotFound");
	}

	private static String precondition(String uid) {
		return """
				{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"%s"}}""".formatted(uid);
	}

	@Test
	default void aCollectionIsDeletedByLabel() {
		var path = configMaps();
		api().post(path, configMap("one", "1")).expect(201);
		api().post(path, configMap("two", "2")).expect(201);
		api().delete(path + "?labelSelector=app%3Done", null).expect(200);
		api().get(path + "/one").failure(404, "NotFound");
		api().get(path + "/two").expect(200);
	}

	@Test
	default void aFinalizerKeepsADeletedObjectUntilItIsGone() {
		var path = configMaps();
		api().post(path, """
				{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"held","finalizers":["example.org/held"]}}""")
			.expect(201);
		api().delete(path + "/held", null).expect(200);
		assertThat(api().get(path + "/held").expect(200).text("/metadata/deletionTimestamp")).isNotEmpty();
		api().merge(path + "/held", "{\"metadata\":{\"finalizers\":null}}").expect(200);
		api().get(path + "/held").failure(404, "NotFound");
	}

	@Test
	default void aSecretStoresStringDataEncodedAndKeepsItsType() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/secrets";
		var made = api().post(path, """
				{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"k":"value"}}""").expect(201);
		assertThat(made.text("/data/k")).isEqualTo("dmFsdWU=");
		assertThat(made.json().has("stringData")).isFalse();
		assertThat(made.text("/type")).isEqualTo("Opaque");
	}

	@Test
	default void aServiceGetsAnAddress() {
		var path = "/api/v1/namespaces/" + api().namespace() + "/services";
		var made = api().post(path,
				"""
						{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"selector":{"app":"web"},"ports":[{"port":80}]}}""")
			.expect(201);
		assertThat(made.text("/spec/clusterIP")).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
		assertThat(made.text("/spec/type")).isEqualTo("ClusterIP");
		assertThat(made.text("/spec/ports/0/protocol")).isEqualTo("TCP");
	}

	@Test
	default void aNamespaceTerminatesWithAllThatIsInIt() {
		var name = api().namespace();
		var path = "/api/v1/namespaces/" + name;
		assertThat(api().get(path).expect(200).text("/status/phase")).isEqualTo("Active");
		api().post(path + "/configmaps", configMap("one", "1")).expect(201);
		var ending = api().delete(path, null).expect(200);
		assertThat(ending.text("/status/phase")).isEqualTo("Terminating");
		assertThat(ending.text("/metadata/deletionTimestamp")).isNotEmpty();
		var refused = api().post(path + "/configmaps", configMap("late", "1"));
		if (refused.status() != 404) {
			refused.failure(403, "Forbidden");
			assertThat(refused.text("/details/causes/0/reason")).isEqualTo("NamespaceTerminating");
		}
		Awaitility.await().atMost(Api.PATIENCE).until(() -> api().get(path).status() == 404);
		api().get(path + "/configmaps/one").failure(404, "NotFound");
	}

}
