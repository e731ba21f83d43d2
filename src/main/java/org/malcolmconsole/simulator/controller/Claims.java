package org.malcolmconsole.simulator.controller;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Selector;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds or makes a volume for each claim.
 */
final class Claims implements Controller {

	private static final String COMPONENT = "persistentvolume-controller";

	private final Store store;

	private final Writer writer;

	private final Recorder recorder;

	Claims(Store store, Writer writer, Recorder recorder) {
		this.store = store;
		this.writer = writer;
		this.recorder = recorder;
	}

	@Override
	public void reconcile() {
		for (ObjectNode claim : this.store.list(Kinds.CLAIM, null)) {
			if (Json.text(claim, "status", "phase").equals("Pending") && !Meta.leaving(claim)) {
				find(claim).ifPresentOrElse((volume) -> bind(claim, volume), () -> provide(claim));
			}
		}
	}

	private Optional<ObjectNode> find(ObjectNode claim) {
		String named = Json.text(claim, "spec", "volumeName");
		return this.store.list(Kinds.VOLUME, null)
			.stream()
			.filter((volume) -> !Meta.leaving(volume) && free(volume, claim))
			.filter((volume) -> named.isEmpty() ? suits(volume, claim) : Meta.name(volume).equals(named))
			.min(Comparator.comparing((volume) -> size(Json.at(volume, "spec", "capacity", "storage"))));
	}

	private static boolean free(ObjectNode volume, ObjectNode claim) {
		JsonNode reference = Json.at(volume, "spec", "claimRef");
		String uid = Json.text(reference, "uid");
		return reference.isMissingNode() || (Json.text(reference, "name").equals(Meta.name(claim))
				&& (uid.isEmpty() || uid.equals(Meta.uid(claim)))
				&& Json.text(reference, "namespace").equals(Meta.namespace(claim)));
	}

	private static boolean suits(ObjectNode volume, ObjectNode claim) {
		Set<String> modes = Json.texts(volume, "spec", "accessModes").collect(Collectors.toSet());
		return Json.text(volume, "spec", "storageClassName").equals(Json.text(claim, "spec", "storageClassName"))
				&& Json.texts(claim, "spec", "accessModes").allMatch(modes::contains)
				&& size(Json.at(volume, "spec", "capacity", "storage"))
					.compareTo(size(Json.at(claim, "spec", "resources", "requests", "storage"))) >= 0
				&& Selector.of(Json.at(claim, "spec", "selector")).test(volume);
	}

	private static BigDecimal size(JsonNode quantity) {
		return quantity.isMissingNode() ? BigDecimal.ZERO
				: Quantity.getAmountInBytes(new Quantity(quantity.asString()));
	}

	private void bind(ObjectNode claim, ObjectNode volume) {
		this.writer.update(Key.of(Kinds.VOLUME, volume), (object) -> reserve(object, claim));
		this.writer.updateStatus(Key.of(Kinds.VOLUME, volume),
				(object) -> Json.make(object, "status").put("phase", "Bound"));
		Key key = Key.of(Kinds.CLAIM, claim);
		this.writer.update(key, (object) -> {
			Json.make(object, "spec").put("volumeName", Meta.name(volume));
			Json.make(object, "metadata", "annotations").put("pv.kubernetes.io/bind-completed", "yes");
		});
		this.writer.updateStatus(key, (object) -> {
			ObjectNode status = Json.make(object, "status").put("phase", "Bound");
			status.set("accessModes", Json.at(volume, "spec", "accessModes").deepCopy());
			status.set("capacity", Json.at(volume, "spec", "capacity").deepCopy());
		});
	}

	private static void reserve(ObjectNode volume, ObjectNode claim) {
		ObjectNode spec = Json.make(volume, "spec");
		if (!spec.has("claimRef")) {
			Json.make(volume, "metadata", "annotations").put("pv.kubernetes.io/bound-by-controller", "yes");
		}
		spec.putObject("claimRef")
			.put("kind", "PersistentVolumeClaim")
			.put("apiVersion", "v1")
			.put("namespace", Meta.namespace(claim))
			.put("name", Meta.name(claim))
			.put("uid", Meta.uid(claim))
			.put("resourceVersion", Long.toString(Meta.version(claim)));
	}

	private void provide(ObjectNode claim) {
		String name = Json.text(claim, "spec", "storageClassName");
		ObjectNode type = name.isEmpty() ? null : this.store.find(Kinds.STORAGE_CLASS.key("", name));
		String provisioner = (type != null) ? Json.text(type, "provisioner") : "";
		if (type == null || provisioner.endsWith("/no-provisioner")) {
			complain(claim, name, type);
		}
		else {
			make(claim, type, provisioner);
		}
	}

	private void complain(ObjectNode claim, String name, @Nullable ObjectNode type) {
		String why = name.isEmpty() ? "no persistent volumes available for this claim and no storage class is set"
				: (type != null) ? "no volume suits the claim, and its storage class \"" + name + "\" makes none"
						: "storageclass.storage.k8s.io \"%s\" not found".formatted(name);
		String reason = (name.isEmpty() || type != null) ? "FailedBinding" : "ProvisioningFailed";
		boolean told = this.store.list(Kinds.EVENT, Meta.namespace(claim))
			.stream()
			.anyMatch((event) -> Json.text(event, "involvedObject", "uid").equals(Meta.uid(claim))
					&& Json.text(event, "message").equals(why));
		if (!told) {
			this.recorder.warning(claim, COMPONENT, reason, why);
		}
	}

	private void make(ObjectNode claim, ObjectNode type, String provisioner) {
		String name = "pvc-" + Meta.uid(claim);
		ObjectNode volume = Json.object().put("kind", "PersistentVolume").put("apiVersion", "v1");
		ObjectNode metadata = volume.putObject("metadata").put("name", name);
		metadata.putObject("annotations").put("pv.kubernetes.io/provisioned-by", provisioner);
		metadata.putArray("finalizers").add("kubernetes.io/pv-protection");
		String policy = Json.text(type, "reclaimPolicy");
		ObjectNode spec = volume.putObject("spec")
			.put("storageClassName", Meta.name(type))
			.put("persistentVolumeReclaimPolicy", policy.isEmpty() ? "Delete" : policy)
			.put("volumeMode", "Filesystem");
		spec.set("accessModes", Json.at(claim, "spec", "accessModes").deepCopy());
		spec.set("capacity", Json.at(claim, "spec", "resources", "requests").deepCopy());
		spec.putObject("hostPath").put("path", "/simulated/" + name).put("type", "");
		volume.putObject("status").put("phase", "Pending");
		this.writer.create(Kinds.VOLUME.key("", name), volume);
		this.recorder.normal(claim, provisioner, "ProvisioningSucceeded", "Successfully provisioned volume " + name);
		find(claim).ifPresent((made) -> bind(claim, made));
	}

}
