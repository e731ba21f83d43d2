package org.malcolmconsole.deployment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A node with the figures of the status table; CPU in cores, memory and storage in bytes,
 * null for what the cluster does not tell.
 *
 * @param hostname names of the node, comma separated
 * @param ip addresses of the node, comma separated
 * @param currentPods pods on the node: of all namespaces when we may see them, else of
 * ours
 * @param reason why it is not ready or takes no pods, null when all is well
 */
public record NodeStatus(String name, String hostname, String ip, @Nullable String providerId,
		@Nullable String instanceType, double totalCpu, @Nullable Double cpuUsage, long totalMemory,
		@Nullable Long memoryUsage, @Nullable Long totalStorage, int currentPods, boolean ready,
		@Nullable String reason, Instant created) {

	/**
	 * CPU in use as a share of the whole, in percent.
	 */
	public @Nullable Double percentCpu() {
		return (this.cpuUsage != null && this.totalCpu > 0) ? 100 * this.cpuUsage / this.totalCpu : null;
	}

	/**
	 * Memory in use as a share of the whole, in percent.
	 */
	public @Nullable Double percentMemory() {
		return (this.memoryUsage != null && this.totalMemory > 0) ? 100.0 * this.memoryUsage / this.totalMemory : null;
	}

}
