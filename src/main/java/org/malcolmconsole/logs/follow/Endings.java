package org.malcolmconsole.logs.follow;

import java.util.Map;

import org.malcolmconsole.cluster.ClusterSnapshot.Container;

/**
 * Says in words why a container ended.
 */
final class Endings {

	private static final Map<String, String> WORDS = Map.of("OOMKilled", "out of memory", "Error", "an error",
			"Completed", "it had finished", "ContainerCannotRun", "it can't run", "DeadlineExceeded",
			"it took too long");

	private Endings() {
	}

	static String sentence(Container container) {
		StringBuilder sentence = new StringBuilder(container.name()).append(" restarted");
		String reason = container.lastReason();
		Integer code = container.lastExitCode();
		if (code != null) {
			sentence.append(": exit code ").append(code);
		}
		if (reason != null) {
			sentence.append((code != null) ? ", " : ": ").append(WORDS.getOrDefault(reason, reason));
		}
		return sentence.toString();
	}

}
