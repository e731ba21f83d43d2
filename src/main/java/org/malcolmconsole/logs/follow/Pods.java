package org.malcolmconsole.logs.follow;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Container.State;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;

/**
 * Which containers have logs, and when that changes.
 */
final class Pods {

	private final Cluster cluster;

	private long changes;

	Pods(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * The containers of a query that have run.
	 */
	Set<Source> sources(LogQuery query) {
		Set<Source> sources = new LinkedHashSet<>();
		for (Pod pod : this.cluster.snapshot().pods()) {
			String service = service(pod);
			if (query.wants(service, pod.metadata().name())) {
				containers(pod, query).filter(Pods::hasLog)
					.forEach((container) -> sources.add(source(pod, container, service)));
			}
		}
		return sources;
	}

	private static Stream<Container> containers(Pod pod, LogQuery query) {
		Stream<Container> initial = pod.initContainers()
			.stream()
			.filter((container) -> query.namesContainer(container.name()));
		return Stream.concat(initial,
				pod.containers().stream().filter((container) -> query.wantsContainer(container.name())));
	}

	private static boolean hasLog(Container container) {
		return container.state() == State.RUNNING || container.state() == State.TERMINATED || container.restarts() > 0;
	}

	private static Source source(Pod pod, Container container, String service) {
		return new Source(pod.metadata().name(), pod.metadata().uid(), container.name(), service);
	}

	/**
	 * How a container is, empty when it is gone.
	 */
	Optional<Container> container(Source source) {
		return this.cluster.snapshot()
			.pods()
			.stream()
			.filter((pod) -> pod.metadata().uid().equals(source.uid()))
			.flatMap((pod) -> Stream.concat(pod.containers().stream(), pod.initContainers().stream()))
			.filter((container) -> container.name().equals(source.container()))
			.findFirst();
	}

	/**
	 * The name of the service that a pod belongs to: Malcolm labels its pods with the
	 * name of their deployment.
	 */
	static String service(Pod pod) {
		String name = pod.metadata()
			.labels()
			.getOrDefault("name", pod.metadata().labels().getOrDefault("app", pod.metadata().name()));
		return name.endsWith("-deployment") ? name.substring(0, name.length() - "-deployment".length()) : name;
	}

	synchronized void changed() {
		this.changes++;
		notifyAll();
	}

	/**
	 * Waits for the next change, at most for so long.
	 */
	synchronized void awaitChange(Duration atMost) throws InterruptedException {
		long before = this.changes;
		long end = System.nanoTime() + atMost.toNanos();
		long left = atMost.toNanos();
		while (this.changes == before && left > 0) {
			TimeUnit.NANOSECONDS.timedWait(this, left);
			left = end - System.nanoTime();
		}
	}

}
