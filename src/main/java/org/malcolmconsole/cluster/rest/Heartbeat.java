package org.malcolmconsole.cluster.rest;

import java.time.Duration;
import java.util.Optional;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;

/**
 * Asks every few seconds for our namespace, which tells too whether the cluster answers.
 */
public final class Heartbeat {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Rest rest;

	private final Call call;

	public Heartbeat(Rest rest, String namespace) {
		this.rest = rest;
		this.call = Call.get("read namespace " + namespace, "/api/v1/namespaces/" + Paths.encode(namespace))
			.withAttempts(1)
			.withTimeout(PATIENCE);
	}

	/**
	 * Our namespace; empty when there is none, or we may not read it.
	 * @throws ClusterException when the cluster does not answer, or not us
	 */
	public Optional<Manifest> namespace() {
		Answer answer = this.rest.send(this.call);
		if (answer.ok()) {
			return Optional.of(this.rest.genuine(this.call, answer, "Namespace"));
		}
		if (answer.status() == 401 || answer.status() >= 500 || answer.status() == 429) {
			throw Failures.of(this.call, answer);
		}
		return Optional.empty();
	}

}
