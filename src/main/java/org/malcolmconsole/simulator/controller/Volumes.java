package org.malcolmconsole.simulator.controller;

import java.util.Objects;

import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows volumes and claims to their end.
 */
final class Volumes implements Controller {

	private final Store store;

	private final Writer writer;

	private final Removal removal;

	Volumes(Store store, Writer writer, Removal removal) {
		this.store = store;
		this.writer = writer;
		this.removal = removal;
	}

	@Override
	public void reconcile() {
		this.store.list(Kinds.CLAIM, null).forEach(this::claim);
		this.store.list(Kinds.VOLUME, null).forEach(this::volume);
	}

	private void claim(ObjectNode claim) {
		Key key = Key.of(Kinds.CLAIM, claim);
		boolean bound = Json.text(claim, "status", "phase").equals("Bound");
		String volume = Json.text(claim, "spec", "volumeName");
		if (bound && this.store.find(Kinds.VOLUME.key("", volume)) == null) {
			this.writer.updateStatus(key, (object) -> Json.make(object, "status").put("phase", "Lost"));
		}
		if (Meta.leaving(claim) && !inUse(claim)) {
			this.writer.update(key, (object) -> Meta.removeFinalizer(object, "kubernetes.io/pvc-protection"));
		}
	}

	private boolean inUse(ObjectNode claim) {
		return this.store.list(Kinds.POD, Meta.namespace(claim))
			.stream()
			.flatMap((pod) -> Json.objects(pod, "spec", "volumes").stream())
			.anyMatch((volume) -> Json.text(volume, "persistentVolumeClaim", "claimName").equals(Meta.name(claim)));
	}

	private void volume(ObjectNode volume) {
		Key key = Key.of(Kinds.VOLUME, volume);
		String phase = phase(volume);
		this.writer.updateStatus(key, (object) -> Json.make(object, "status").put("phase", phase));
		boolean provisioned = !Meta.annotation(volume, "pv.kubernetes.io/provisioned-by").isEmpty();
		boolean delete = Json.text(volume, "spec", "persistentVolumeReclaimPolicy").equals("Delete");
		if (phase.equals("Released") && delete && provisioned) {
			this.removal.begin(key);
		}
		if (Meta.leaving(volume) && !phase.equals("Bound")) {
			this.writer.update(key, (object) -> Meta.removeFinalizer(object, "kubernetes.io/pv-protection"));
		}
	}

	private String phase(ObjectNode volume) {
		String uid = Json.text(volume, "spec", "claimRef", "uid");
		if (uid.isEmpty()) {
			return "Available";
		}
		ObjectNode claim = this.store.find(Kinds.CLAIM.key(Json.text(volume, "spec", "claimRef", "namespace"),
				Json.text(volume, "spec", "claimRef", "name")));
		return (claim != null && Objects.equals(Meta.uid(claim), uid)) ? "Bound" : "Released";
	}

}
