package org.malcolmconsole.metrics;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is in use: cores and bytes.
 *
 * @param available whether the cluster told its figures the last time it was asked
 * @param reason why not, in plain words; null when it did
 * @param asOf when it was last asked; null when it never was
 */
public record Use(boolean available, @Nullable String reason, @Nullable Instant asOf, List<NodeUse> nodes,
		List<PodUse> pods) {

	static Use none(String reason, @Nullable Instant asOf) {
		return new Use(false, reason, asOf, List.of(), List.of());
	}

	/**
	 * What a node uses in all.
	 */
	public record NodeUse(String name, double cores, long memoryBytes) {
	}

	/**
	 * What a pod uses, and each of its containers.
	 */
	public record PodUse(String name, double cores, long memoryBytes, List<ContainerUse> containers) {
	}

	/**
	 * What a container uses.
	 */
	public record ContainerUse(String name, double cores, long memoryBytes) {
	}

}
