package org.malcolmconsole.deployment;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What runs at one moment; immutable.
 *
 * @param reason why the phase is what it is, as a sentence; null when there is nothing to
 * say
 * @param asOf when the cluster's part of this was last known to be up to date
 * @param staleSince since when changes may be missing, null when this is up to date
 * @param metrics whether CPU and memory use are known
 * @param pods Malcolm's pods, those without a node as well
 * @param services Malcolm's services in the order of the release
 * @param urls Malcolm's own pages, empty while no address is known
 * @param beingDeleted what Malcolm needs and somebody told to go
 */
public record Status(Phase phase, @Nullable String reason, String namespace, Instant asOf, @Nullable Instant staleSince,
		boolean metrics, List<NodeStatus> nodes, List<PodStatus> pods, List<ServiceStatus> services, List<Page> urls,
		List<BeingDeleted> beingDeleted) {

	public Status {
		nodes = List.copyOf(nodes);
		pods = List.copyOf(pods);
		services = List.copyOf(services);
		urls = List.copyOf(urls);
		beingDeleted = List.copyOf(beingDeleted);
	}

	/**
	 * How many services are ready.
	 */
	public long ready() {
		return this.services.stream().filter((service) -> service.state() == ServiceState.READY).count();
	}

	/**
	 * The services that don't do well, for people to look at.
	 */
	public List<ServiceStatus> failing() {
		return this.services.stream().filter((service) -> service.state() == ServiceState.FAILING).toList();
	}

	/**
	 * The same as of another moment.
	 */
	public Status at(Instant moment) {
		return new Status(this.phase, this.reason, this.namespace, moment, this.staleSince, this.metrics, this.nodes,
				this.pods, this.services, this.urls, this.beingDeleted);
	}

	/**
	 * A page of the running Malcolm.
	 */
	public record Page(String name, String url) {
	}

	/**
	 * An object that Kubernetes removes as soon as nothing holds it any more.
	 *
	 * @param since when it was told to go
	 * @param sentence what that means and what to do, in words
	 */
	public record BeingDeleted(String kind, String name, Instant since, String sentence) {
	}

}
