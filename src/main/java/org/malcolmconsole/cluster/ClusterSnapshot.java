package org.malcolmconsole.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The watched objects at one moment, immutable: those of our namespace, and the nodes.
 *
 * @param number the same for the same content (the time until which it is proved aside),
 * higher for a later one
 * @param namespace our namespace, null when there is none yet or we may not read it
 * @param asOf when this was last proved to be up to date: by the watch that was silent
 * longest
 * @param staleSince since when changes may be missing, null when this is up to date
 * @param staleReason why, in plain words; null when this is up to date
 * @param missing kinds that we may not read, in plain words (their lists are empty)
 */
public record ClusterSnapshot(long number, @Nullable Namespace namespace, List<Pod> pods, List<Deployment> deployments,
		List<ReplicaSet> replicaSets, List<Node> nodes, List<Claim> claims, List<Service> services,
		List<Ingress> ingresses, List<Event> events, Instant asOf, @Nullable Instant staleSince,
		@Nullable String staleReason, List<String> missing) {

	public boolean stale() {
		return this.staleSince != null;
	}

	/**
	 * The same content, proved until another time.
	 */
	public ClusterSnapshot at(Instant proved) {
		return new ClusterSnapshot(this.number, this.namespace, this.pods, this.deployments, this.replicaSets,
				this.nodes, this.claims, this.services, this.ingresses, this.events, proved, this.staleSince,
				this.staleReason, this.missing);
	}

	/**
	 * What every object has; {@code deleted} is when its end began, null when it did not.
	 */
	public record Metadata(String name, String uid, Map<String, String> labels, Map<String, String> annotations,
			Instant created, @Nullable Instant deleted, List<Owner> owners) {
	}

	/**
	 * The object that made another one.
	 */
	public record Owner(String kind, String name, String uid) {
	}

	/**
	 * A condition as its object reports it; status is True, False or Unknown.
	 */
	public record Condition(String type, String status, @Nullable String reason, @Nullable String message,
			@Nullable Instant since) {
	}

	/**
	 * A namespace; phase is Active or Terminating.
	 */
	public record Namespace(Metadata metadata, String phase, List<Condition> conditions) {
	}

	/**
	 * A pod; phase is Pending, Running, Succeeded, Failed or Unknown.
	 */
	public record Pod(Metadata metadata, String phase, @Nullable String reason, @Nullable String message,
			@Nullable String node, @Nullable String ip, @Nullable String hostIp, @Nullable Instant started,
			List<Container> initContainers, List<Container> containers, List<Condition> conditions) {

		public boolean ready() {
			return condition("Ready").filter((condition) -> condition.status().equals("True")).isPresent();
		}

		public Optional<Condition> condition(String type) {
			return this.conditions.stream().filter((condition) -> condition.type().equals(type)).findFirst();
		}

	}

	/**
	 * A container of a pod with what its node reports of it (nothing yet:
	 * {@link State#UNKNOWN}); requests and limits are cores and bytes, null for none.
	 *
	 * @param reason why it waits or ended, as the node says (CrashLoopBackOff, OOMKilled,
	 * …)
	 * @param lastReason why the former run ended, null when there was none
	 */
	public record Container(String name, String image, State state, boolean ready, int restarts,
			@Nullable String reason, @Nullable String message, @Nullable Integer exitCode, @Nullable Instant since,
			@Nullable String lastReason, @Nullable Integer lastExitCode, @Nullable Double cpuRequest,
			@Nullable Double cpuLimit, @Nullable Long memoryRequest, @Nullable Long memoryLimit) {

		/**
		 * What a container does.
		 */
		public enum State {

			UNKNOWN, WAITING, RUNNING, TERMINATED

		}

	}

	/**
	 * A deployment with the labels that select its pods; {@code observed} says whether
	 * the numbers are of its newest generation.
	 */
	public record Deployment(Metadata metadata, int wanted, int current, int updated, int ready, int available,
			boolean observed, Map<String, String> selector, List<Condition> conditions) {

		/**
		 * Whether all wanted pods are of the newest template and available, and no other
		 * is left.
		 */
		public boolean settled() {
			return this.observed && this.updated >= this.wanted && this.available >= this.wanted
					&& this.current <= this.wanted;
		}

	}

	/**
	 * A replica set: one version of a deployment's template.
	 */
	public record ReplicaSet(Metadata metadata, int wanted, int current, int ready, @Nullable String revision) {
	}

	/**
	 * A node with what it can give to pods: cores and bytes.
	 *
	 * @param roles from its node-role labels
	 * @param address internal IP address
	 * @param names all its host names
	 * @param addresses all its IP addresses, internal and external
	 * @param storageCapacity bytes of its local storage for pods
	 */
	public record Node(Metadata metadata, boolean ready, boolean schedulable, @Nullable String address,
			@Nullable String hostname, List<String> roles, @Nullable String instanceType, @Nullable String providerId,
			@Nullable String kubeletVersion, @Nullable String osImage, double cpuCapacity, double cpuAllocatable,
			long memoryCapacity, long memoryAllocatable, int podsAllocatable, List<Condition> conditions,
			List<String> names, List<String> addresses, @Nullable Long storageCapacity) {
	}

	/**
	 * A claim for a volume; phase is Pending, Bound or Lost, sizes are bytes.
	 */
	public record Claim(Metadata metadata, String phase, @Nullable String storageClass, @Nullable String volume,
			List<String> accessModes, @Nullable Long requestedBytes, @Nullable Long capacityBytes) {
	}

	/**
	 * A service with the labels that select its pods.
	 */
	public record Service(Metadata metadata, String type, @Nullable String clusterIp, Map<String, String> selector,
			List<Integer> ports, List<String> externalAddresses) {
	}

	/**
	 * An ingress with its hosts and the addresses that its controller gave it.
	 */
	public record Ingress(Metadata metadata, @Nullable String ingressClass, List<String> hosts,
			List<String> addresses) {
	}

	/**
	 * Something that happened to an object; type is Normal or Warning.
	 */
	public record Event(String uid, String type, String reason, String message, String objectKind, String objectName,
			int count, Instant first, Instant last) {
	}

}
