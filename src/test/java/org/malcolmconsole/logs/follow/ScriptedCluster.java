package org.malcolmconsole.logs.follow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Container.State;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.cluster.LogLine;
import org.malcolmconsole.cluster.LogRequest;
import org.malcolmconsole.cluster.LogStream;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.Usage;

/** A cluster whose logs are lists; its connections break as often as a test wants. */
final class ScriptedCluster implements Cluster {

	static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

	private final Map<String, Run> runs = new LinkedHashMap<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final Random random = new Random(7);

	private boolean down;

	private boolean forbidden;

	private int breaksPerMille;

	private int opened;

	private int handedOut;

	/** Lets each read break with this probability. */
	synchronized void breaks(int perMille) {
		this.breaksPerMille = perMille;
		notifyAll();
	}

	synchronized void down(boolean down) {
		this.down = down;
		notifyAll();
	}

	synchronized void forbid() {
		this.forbidden = true;
	}

	synchronized int opened() {
		return this.opened;
	}

	/** How many lines were read so far. */
	synchronized int handedOut() {
		return this.handedOut;
	}

	/** Starts a container, or its next run. */
	void start(String pod) {
		synchronized (this) {
			Run before = this.runs.get(pod);
			this.runs.put(pod, new Run(before, (before != null) ? before.restarts + 1 : 0));
			notifyAll();
		}
		changed();
	}

	/** Ends the run of a container; with the next start it counts as restarted. */
	void end(String pod) {
		synchronized (this) {
			this.runs.get(pod).ended = true;
			notifyAll();
		}
		changed();
	}

	void remove(String pod) {
		synchronized (this) {
			this.runs.remove(pod).ended = true;
			notifyAll();
		}
		changed();
	}

	synchronized void write(String pod, Instant time, String text) {
		this.runs.get(pod).lines.add(new LogLine(time, text, false));
		notifyAll();
	}

	/** Lets the connections that there are carry nothing any more; new ones work. */
	synchronized void freeze(String pod) {
		freeze(pod, this.opened);
	}

	/** Freezes so many connections, counted from the first of all. */
	synchronized void freeze(String pod, int number) {
		this.runs.get(pod).frozen = number;
	}

	/** Forgets the lines so far, as a node that begins a new file does. */
	synchronized void rotate(String pod) {
		this.runs.get(pod).lines.clear();
	}

	private void changed() {
		this.listeners.forEach(Runnable::run);
	}

	@Override
	public synchronized LogStream logs(LogRequest request) {
		Run run = this.runs.get(request.pod());
		if (this.down) {
			throw new ClusterException(ClusterException.Reason.UNREACHABLE, "The cluster does not answer.");
		}
		if (this.forbidden) {
			throw new ClusterException(ClusterException.Reason.FORBIDDEN, "You may not read logs.");
		}
		if (run == null) {
			throw new ClusterException(ClusterException.Reason.NOT_FOUND, "There is no such pod.");
		}
		this.opened++;
		Run wanted = request.previous() ? run.before : run;
		if (wanted == null) {
			throw new ClusterException(ClusterException.Reason.INVALID, "There is no former run.");
		}
		return new Stream(wanted, request);
	}

	@Override
	public synchronized ClusterSnapshot snapshot() {
		List<Pod> pods = new ArrayList<>();
		this.runs.forEach((name, run) -> pods.add(pod(name, run)));
		return new ClusterSnapshot(0, null, pods, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), START, null, null, List.of());
	}

	private static Pod pod(String name, Run run) {
		State state = run.ended ? State.TERMINATED : State.RUNNING;
		Container container = new Container(name + "-container", "image", state, true, run.restarts, null, null, null,
				START.plusSeconds(run.restarts), (run.before != null) ? "OOMKilled" : null,
				(run.before != null) ? 137 : null, null, null, null, null);
		Metadata metadata = new Metadata(name, "uid-" + name, Map.of("name", name + "-deployment"), Map.of(), START,
				null, List.of());
		return new Pod(metadata, "Running", null, null, "node", null, null, START, List.of(), List.of(container),
				List.of());
	}

	@Override
	public Runnable onChange(Runnable listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/** One run of a container. */
	private static final class Run {

		private final @Nullable Run before;

		private final int restarts;

		private final List<LogLine> lines = new ArrayList<>();

		private boolean ended;

		private int frozen;

		Run(@Nullable Run before, int restarts) {
			this.before = before;
			this.restarts = restarts;
		}

	}

	/** What is read of a run, as the real API gives it: from whole seconds on. */
	private final class Stream implements LogStream {

		private final Run run;

		private final boolean follow;

		private final @Nullable Instant since;

		private int next;

		private final int number = ScriptedCluster.this.opened;

		private boolean closed;

		Stream(Run run, LogRequest request) {
			this.run = run;
			this.follow = request.follow();
			this.since = (request.since() != null) ? request.since().truncatedTo(ChronoUnit.SECONDS) : null;
			this.next = (request.tail() != null) ? Math.max(0, run.lines.size() - request.tail()) : 0;
		}

		@Override
		public @Nullable LogLine next() {
			synchronized (ScriptedCluster.this) {
				while (!this.closed) {
					if (this.number <= this.run.frozen) {
						await();
					}
					else if (ScriptedCluster.this.down
							|| ScriptedCluster.this.random.nextInt(1000) < ScriptedCluster.this.breaksPerMille) {
						throw new ClusterException(ClusterException.Reason.UNREACHABLE, "The connection broke.");
					}
					else if (this.next < this.run.lines.size()) {
						LogLine line = this.run.lines.get(this.next++);
						ScriptedCluster.this.handedOut++;
						if (this.since == null || !line.timestamp().isBefore(this.since)) {
							return line;
						}
					}
					else if (!this.follow || this.run.ended) {
						return null;
					}
					else {
						await();
					}
				}
				return null;
			}
		}

		private void await() {
			try {
				ScriptedCluster.this.wait();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				this.closed = true;
			}
		}

		@Override
		public void close() {
			synchronized (ScriptedCluster.this) {
				this.closed = true;
				ScriptedCluster.this.notifyAll();
			}
		}

	}

	@Override
	public Connection connection() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Applied apply(Manifest manifest, ApplyMode mode) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Manifest> get(ObjectRef ref) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Manifest> list(String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Manifest patch(ObjectRef ref, Map<String, @Nullable Object> mergePatch) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean delete(ObjectRef ref, @Nullable String uid) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Usage> usage() {
		throw new UnsupportedOperationException();
	}

	@Override
	public ExecResult exec(ExecRequest request) {
		throw new UnsupportedOperationException();
	}

}
