package org.malcolmconsole.credential.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.release.MalcolmService;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * The pods of Malcolm that take commands.
 */
@Component
public class RunningPods {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int LOCKS = 32;

	private final Cluster cluster;

	private final Workspace workspace;

	private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

	RunningPods(Cluster cluster, Workspace workspace) {
		this.cluster = cluster;
		this.workspace = workspace;
	}

	/**
	 * The name of a deployment's pod that is ready.
	 * @throws NotYet when there is none
	 */
	public String of(String deployment) {
		return ready(deployment).map((pod) -> pod.metadata().name()).orElseThrow(() -> new NotYet(absence(deployment)));
	}

	/** Ids of the ready pods of deployments; others when one was replaced. */
	Set<String> ids(Set<String> deployments) {
		Set<String> ids = new TreeSet<>();
		deployments.forEach((deployment) -> ready(deployment).ifPresent((pod) -> ids.add(pod.metadata().uid())));
		return ids;
	}

	/**
	 * Runs a shell script in a pod.
	 * @param arguments its arguments: no secrets, everybody on the node can see them
	 * @param input what it reads, null for nothing
	 */
	public ExecResult shell(String pod, String script, List<String> arguments, @Nullable String input) {
		List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
		command.addAll(arguments);
		return this.cluster.exec(new ExecRequest(pod, null, command, input, PATIENCE));
	}

	/**
	 * Does something while nobody else in this console changes the same place; the second
	 * waits.
	 */
	public void alone(String place, Runnable change) {
		Lock lock = this.locks[Math.floorMod(place.hashCode(), LOCKS)];
		lock.lock();
		try {
			change.run();
		}
		finally {
			lock.unlock();
		}
	}

	private Optional<Pod> ready(String deployment) {
		ClusterSnapshot snapshot = this.cluster.snapshot();
		return snapshot.deployments()
			.stream()
			.filter((candidate) -> candidate.metadata().name().equals(deployment) && !candidate.selector().isEmpty())
			.flatMap((found) -> snapshot.pods()
				.stream()
				.filter((pod) -> pod.metadata().labels().entrySet().containsAll(found.selector().entrySet())))
			.filter((pod) -> pod.ready() && pod.metadata().deleted() == null)
			.findFirst();
	}

	private String absence(String deployment) {
		String service = this.workspace.release().serviceOf(deployment).map(MalcolmService::name).orElse(deployment);
		ClusterSnapshot snapshot = this.cluster.snapshot();
		if (snapshot.staleReason() != null) {
			return "The change is saved and is brought to Malcolm later: " + snapshot.staleReason();
		}
		return "The change is saved. Malcolm's " + service
				+ " does not run now; the change is brought into its pod as soon as it does.";
	}

}
