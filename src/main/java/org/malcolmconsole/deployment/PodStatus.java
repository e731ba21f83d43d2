package org.malcolmconsole.deployment;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A pod with the figures of the status table; CPU in cores and memory in bytes are sums
 * over its containers, null when unknown.
 *
 * @param state Pending, Running, Succeeded, Failed, Unknown, or Terminating
 * @param kind kind of the object that made it, null for none
 * @param service Malcolm's service that it belongs to, null for others
 * @param reason what it waits for or what is wrong, as a sentence; null when it is ready
 */
public record PodStatus(String name, String state, @Nullable String ip, @Nullable String kind, @Nullable String node,
		@Nullable Double cpuUsage, @Nullable Long memoryUsage, List<Container> containers, @Nullable String service,
		boolean ready, @Nullable String reason, Instant created) {

	public PodStatus {
		containers = List.copyOf(containers);
	}

	/**
	 * How often its containers were restarted, in all.
	 */
	public int restarts() {
		return this.containers.stream().mapToInt(Container::restarts).sum();
	}

	/**
	 * A container; the image is without the prefix that all of Malcolm's images share.
	 */
	public record Container(String name, int restarts, String image, boolean ready) {
	}

}
