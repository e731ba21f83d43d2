package org.malcolmconsole.deployment.desired;

import java.util.Set;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.document.Document;
import org.malcolmconsole.deployment.document.PodTemplate;
import org.malcolmconsole.deployment.document.Problems;

/**
 * Says which ConfigMaps, Secrets, claims and keys are used but not there.
 */
final class ReferenceCheck {

	/** Kubernetes itself puts this into every namespace. */
	private static final Set<String> ALWAYS_THERE = Set.of("kube-root-ca.crt");

	private final Configurations configurations;

	private final Problems problems;

	ReferenceCheck(Configurations configurations, Problems problems) {
		this.configurations = configurations;
		this.problems = problems;
	}

	void check(Document document) {
		PodTemplate.of(document.manifest())
			.ifPresent((template) -> References.in(template).forEach((reference) -> check(document, reference)));
	}

	private void check(Document document, Reference reference) {
		if (reference.optional() || ALWAYS_THERE.contains(reference.name())) {
			return;
		}
		this.configurations.find(reference.kind(), reference.name())
			.ifPresentOrElse((object) -> checkKeys(document, reference, object),
					() -> this.problems.add(document.problem(reference.path(), missing(reference))));
	}

	private static String missing(Reference reference) {
		String hint = reference.configuration() ? "no env file, file of Malcolm or manifest makes it"
				: "no manifest defines it; set up storage";
		return "The %s %s is used here, but %s.".formatted(reference.kind(), reference.name(), hint);
	}

	private void checkKeys(Document document, Reference reference, Manifest object) {
		Set<String> present = Configurations.values(object).keySet();
		for (String key : reference.keys()) {
			if (reference.configuration() && !present.contains(key)) {
				this.problems
					.add(document.problem(reference.path(), "The key %s is used here, but the %s %s has no such key."
						.formatted(key, reference.kind(), reference.name())));
			}
		}
	}

}
