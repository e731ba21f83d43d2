package org.malcolmconsole.cluster.watch;

import java.util.function.Function;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.malcolmconsole.cluster.Manifest;

/**
 * A watched kind: its plural name, the path under which it is served, and how its objects
 * become values.
 */
record Kind<R>(String resource, String path, Function<Manifest, R> read) {

	private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

	static <T, R> Kind<R> of(String resource, String place, Class<T> type, Function<T, R> mapper) {
		return new Kind<>(resource, place + resource,
				(object) -> mapper.apply(SERIALIZATION.convertValue(object.content(), type)));
	}

}
