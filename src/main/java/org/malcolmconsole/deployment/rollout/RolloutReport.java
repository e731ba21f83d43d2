package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.Ownership;
import org.malcolmconsole.deployment.target.Outside;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.Progress;

/**
 * What was not as expected while objects were applied, for the person who asked for it.
 */
final class RolloutReport {

	private final String namespace;

	private final Consumer<OperationObject> results;

	private final List<String> relabelled = new ArrayList<>();

	private final List<String> unseen = new ArrayList<>();

	private final List<String> unchanged = new ArrayList<>();

	private final List<String> leftOut = new ArrayList<>();

	/**
	 * A report about an installation.
	 * @param results takes what was done to each object
	 */
	RolloutReport(String namespace, Consumer<OperationObject> results) {
		this.namespace = namespace;
		this.results = results;
	}

	/** An object of ours as it was found. */
	void ours(Manifest object) {
		if (!Ownership.ours(object.labels(), this.namespace)) {
			this.relabelled.add(object.ref().toString());
		}
	}

	void applied(ObjectRef ref, @Nullable Manifest before, Applied applied) {
		this.results.accept(Outcome.applied(ref, before, applied));
	}

	void provided(ObjectRef ref, Standing standing) {
		if (standing == Standing.UNSEEN) {
			this.unseen.add(ref.toString());
			this.results.accept(Outcome.left(ref, "We are not allowed to read it; it is used as it may be."));
		}
		else {
			this.results.accept(Outcome.left(ref, "It was made by somebody else and is used as it is."));
		}
	}

	void refused(ObjectRef ref, ClusterException refusal) {
		if (Outside.waitsOrFails(refusal) instanceof OperationFailed) {
			this.results.accept(Outcome.refused(ref, refusal));
		}
	}

	void unchanged(ObjectRef ref, String why) {
		this.unchanged.add(ref + " (" + why + ")");
		this.results.accept(Outcome.left(ref, why));
	}

	void leftOut(ObjectRef ref, String why) {
		this.leftOut.add(ref + " (" + why + ")");
		this.results.accept(Outcome.left(ref, why));
	}

	/** Says what there is to say. */
	void tell(Progress progress) {
		List<String> sentences = new ArrayList<>();
		add(sentences, "Labels set again that somebody else had changed: ", this.relabelled);
		add(sentences, "Used as they may be, since we are not allowed to read them: ", this.unseen);
		add(sentences, "Left as they are: ", this.unchanged);
		add(sentences, "Left out: ", this.leftOut);
		if (!sentences.isEmpty()) {
			progress.detail(String.join(" ", sentences));
		}
	}

	private static void add(List<String> sentences, String start, List<String> what) {
		if (!what.isEmpty()) {
			sentences.add(start + Refused.listed(what, ", ") + ".");
		}
	}

}
