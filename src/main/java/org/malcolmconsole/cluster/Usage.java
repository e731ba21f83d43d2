package org.malcolmconsole.cluster;

import java.time.Instant;
import java.util.List;

/**
 * CPU and memory in use, from the metrics API.
 */
public record Usage(Instant asOf, List<Node> nodes, List<Container> containers) {

	/**
	 * Use of a node: cores and bytes.
	 */
	public record Node(String name, double cores, long memoryBytes) {
	}

	/**
	 * Use of one container of a pod in our namespace: cores and bytes.
	 */
	public record Container(String pod, String name, double cores, long memoryBytes) {
	}

}
