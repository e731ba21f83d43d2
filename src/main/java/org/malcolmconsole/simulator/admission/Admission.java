package org.malcolmconsole.simulator.admission;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last word on an object before it is stored.
 */
public final class Admission {

	private final Store store;

	private final Addresses addresses;

	public Admission(Store store) {
		this.store = store;
		this.addresses = new Addresses(store);
	}

	/**
	 * Fills in what the object leaves open, and checks it.
	 * @param before null when it is new
	 * @param object is changed
	 * @throws Failure 404 without its namespace, 403 when that is going away, 422 when
	 * the object makes no sense
	 */
	public ObjectNode admit(Key key, @Nullable ObjectNode before, ObjectNode object) {
		if (before == null) {
			refuseWithoutNamespace(key);
		}
		Normal.write(object);
		Defaults.fill(key.kind(), object);
		if (key.kind().equals(Kinds.SERVICE)) {
			this.addresses.assign(before, object);
		}
		if (key.kind().equals(Kinds.CLAIM) && before == null) {
			chooseStorageClass(object);
		}
		if (key.kind().equals(Kinds.INGRESS) && before == null) {
			chooseIngressClass(object);
		}
		Validation.check(key, before, object);
		if (before == null) {
			Defaults.begin(key.kind(), object);
		}
		return object;
	}

	private void refuseWithoutNamespace(Key key) {
		if (key.kind().namespaced()) {
			ObjectNode namespace = this.store.get(Kinds.NAMESPACE.key("", key.namespace()));
			if (Meta.leaving(namespace)) {
				throw Failure.terminating(key);
			}
		}
	}

	private void chooseIngressClass(ObjectNode ingress) {
		boolean chosen = Json.at(ingress, "spec").has("ingressClassName")
				|| !Meta.annotation(ingress, "kubernetes.io/ingress.class").isEmpty();
		if (!chosen) {
			this.store.list(Kinds.INGRESS_CLASS, null)
				.stream()
				.filter((type) -> Meta.annotation(type, "ingressclass.kubernetes.io/is-default-class").equals("true"))
				.findFirst()
				.ifPresent((type) -> Json.make(ingress, "spec").put("ingressClassName", Meta.name(type)));
		}
	}

	private void chooseStorageClass(ObjectNode claim) {
		if (!Json.at(claim, "spec").has("storageClassName")) {
			this.store.list(Kinds.STORAGE_CLASS, null)
				.stream()
				.filter((type) -> Meta.annotation(type, "storageclass.kubernetes.io/is-default-class").equals("true"))
				.findFirst()
				.ifPresent((type) -> Json.make(claim, "spec").put("storageClassName", Meta.name(type)));
		}
	}

}
