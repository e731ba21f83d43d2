package org.malcolmconsole.deployment.health;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.ClusterSnapshot.Container;

/**
 * What one container waits for, or why it does not run.
 */
final class ContainerHealth {

	private static final Set<String> IMAGE = Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName",
			"ErrImageNeverPull", "RegistryUnavailable", "ImageInspectError");

	private static final Set<String> CONFIGURATION = Set.of("CreateContainerConfigError", "CreateContainerError",
			"RunContainerError");

	private static final String OUT_OF_MEMORY = "OOMKilled";

	private ContainerHealth() {
	}

	static Health of(Container container, boolean init) {
		return switch (container.state()) {
			case WAITING -> waiting(container);
			case TERMINATED -> terminated(container, init);
			case RUNNING -> running(container, init);
			case UNKNOWN -> Health.waits("Its node has not begun with it.", container.since());
		};
	}

	private static Health waiting(Container container) {
		String reason = (container.reason() != null) ? container.reason() : "";
		if (IMAGE.contains(reason)) {
			return fails(container, "The image %s can't be pulled%s".formatted(container.image(), because(container)));
		}
		if (CONFIGURATION.contains(reason)) {
			return fails(container, "The container %s can't be made%s".formatted(container.name(), because(container)));
		}
		if (reason.equals("CrashLoopBackOff") || container.lastReason() != null) {
			return fails(container, crashes(container));
		}
		return Health.waits("Image and container of %s are being prepared.".formatted(container.name()),
				container.since());
	}

	private static Health running(Container container, boolean init) {
		if (init) {
			return Health.waits("Preparing: %s is at work.".formatted(container.name()), container.since());
		}
		if (container.ready()) {
			return Health.READY;
		}
		if (OUT_OF_MEMORY.equals(container.lastReason())) {
			return fails(container, crashes(container));
		}
		String again = (container.restarts() > 0) ? " after restart number %d".formatted(container.restarts()) : "";
		return Health.waits("It runs%s, but its readiness probe does not succeed yet.".formatted(again),
				container.since());
	}

	private static Health terminated(Container container, boolean init) {
		Integer code = container.exitCode();
		if (init && code != null && code == 0) {
			return Health.READY;
		}
		if (OUT_OF_MEMORY.equals(container.reason())) {
			return fails(container, outOfMemory(container));
		}
		return fails(container, "%s ended with exit code %s.".formatted(container.name(), text(code)));
	}

	private static String crashes(Container container) {
		if (OUT_OF_MEMORY.equals(container.lastReason())) {
			return outOfMemory(container);
		}
		return "%s crashes again and again: exit code %s, %d restarts. Its log says more.".formatted(container.name(),
				text(container.lastExitCode()), container.restarts());
	}

	private static String outOfMemory(Container container) {
		return "%s ran out of memory, %d restarts. Give it more memory, or its Java heap less."
			.formatted(container.name(), container.restarts());
	}

	private static String text(@Nullable Integer code) {
		return (code != null) ? code.toString() : "unknown";
	}

	private static String because(Container container) {
		return (container.message() != null) ? ": " + container.message() : ".";
	}

	private static Health fails(Container container, String reason) {
		return Health.fails(reason, container.since());
	}

}
