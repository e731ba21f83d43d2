package org.malcolmconsole.logs.follow;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which logs somebody wants.
 *
 * @param services names such as arkime; empty for all
 * @param pods empty for all
 * @param containers empty for all that are not init containers
 * @param tail the newest lines of each container only; null for all
 * @param previous of the former run of each container
 * @param follow go on with new lines
 */
public record LogQuery(Set<String> services, Set<String> pods, Set<String> containers, LogFilter filter,
		@Nullable Integer tail, boolean previous, boolean follow) {

	boolean wants(String service, String pod) {
		return (this.services.isEmpty() || this.services.contains(service))
				&& (this.pods.isEmpty() || this.pods.contains(pod));
	}

	boolean wantsContainer(String container) {
		return this.containers.isEmpty() || this.containers.contains(container);
	}

	boolean namesContainer(String container) {
		return this.containers.contains(container);
	}

}
