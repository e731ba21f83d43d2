package org.malcolmconsole.deployment.deletion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * An object that was told to go and is still there.
 *
 * @param since when it was told, as the cluster writes it
 * @param holders who keeps it, each in a few words
 */
public record Deletion(ObjectRef ref, String since, List<String> holders) {

	public Deletion {
		holders = List.copyOf(holders);
	}

	/**
	 * Whether an object was told to go.
	 */
	public static boolean begun(Manifest object) {
		return object.text("metadata", "deletionTimestamp").isPresent();
	}

	static Deletion of(Manifest object, List<String> more) {
		List<String> holders = new ArrayList<>(more);
		List<String> finalizers = object.list("metadata", "finalizers").stream().map(String::valueOf).toList();
		if (!finalizers.isEmpty()) {
			holders
				.add(((finalizers.size() > 1) ? "the finalizers " : "the finalizer ") + String.join(", ", finalizers));
		}
		return new Deletion(object.ref(), object.text("metadata", "deletionTimestamp").orElse(""), holders);
	}

	/**
	 * What, since when, and who holds it, as a sentence.
	 */
	public String sentence() {
		String held = this.holders.isEmpty() ? "nothing that can be seen holds it, so it should go soon"
				: this.holders.stream().collect(Collectors.joining("; ", "held by ", ""));
		return "%s is being deleted since %s: %s.".formatted(this.ref, this.since, held);
	}

}
