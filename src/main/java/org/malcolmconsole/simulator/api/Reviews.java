package org.malcolmconsole.simulator.api;

import java.util.Optional;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says who the caller is and that an administrator may do everything.
 */
final class Reviews {

	private static final ObjectNode USER = Json.parse("""
			{"username": "simulator-administrator", "groups": ["system:masters", "system:authenticated"]}""");

	private static final ObjectNode RULES = Json.parse("""
			{"resourceRules": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}],
			 "nonResourceRules": [{"verbs": ["*"], "nonResourceURLs": ["*"]}], "incomplete": false}""");

	private Reviews() {
	}

	/**
	 * The answer to a review; empty when the address is none.
	 */
	static Optional<ObjectNode> find(String path, byte[] body) {
		return switch (path) {
			case "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" -> {
				ObjectNode review = review("authorization.k8s.io/v1", "SelfSubjectAccessReview", body);
				review.putObject("status").put("allowed", true).put("reason", "the caller is an administrator");
				yield Optional.of(review);
			}
			case "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews" -> {
				ObjectNode review = review("authorization.k8s.io/v1", "SelfSubjectRulesReview", body);
				review.set("status", RULES);
				yield Optional.of(review);
			}
			case "/apis/authentication.k8s.io/v1/selfsubjectreviews" -> {
				ObjectNode review = review("authentication.k8s.io/v1", "SelfSubjectReview", body);
				review.putObject("status").set("userInfo", USER);
				yield Optional.of(review);
			}
			default -> Optional.empty();
		};
	}

	private static ObjectNode review(String version, String kind, byte[] body) {
		JsonNode sent = Json.readYaml(body);
		ObjectNode review = Json.object().put("kind", kind).put("apiVersion", version);
		review.putObject("metadata");
		if (sent.path("spec").isObject()) {
			review.set("spec", sent.get("spec"));
		}
		return review;
	}

}
