package org.malcolmconsole.cluster.connection;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterPlace;
import org.malcolmconsole.cluster.ClusterScope;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.ConnectionRule;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.cluster.LogRequest;
import org.malcolmconsole.cluster.LogStream;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.ServedCertificates;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.cluster.rest.Measurements;
import org.malcolmconsole.cluster.rest.Objects;
import org.malcolmconsole.cluster.rest.PodExec;
import org.malcolmconsole.cluster.rest.PodLogs;
import org.malcolmconsole.cluster.rest.Rest;
import org.malcolmconsole.cluster.rest.TlsProbe;
import org.malcolmconsole.cluster.watch.Freshness;
import org.malcolmconsole.cluster.watch.WatchPace;
import org.malcolmconsole.cluster.watch.Watches;

/**
 * The cluster behind the current session; another session may take its place at any time.
 */
class LiveCluster implements Cluster, ClusterScope, ServedCertificates {

	/**
	 * The number of what is said to work that belongs to another cluster: nobody takes it
	 * for this one's.
	 */
	private static final long ELSEWHERE = -1;

	private final Clock clock;

	private final Changes changes;

	private final Iterable<ConnectionRule> rules;

	private volatile Connection none;

	private volatile @Nullable Current current;

	private final ThreadLocal<@Nullable ClusterPlace> scope = new ThreadLocal<>();

	LiveCluster(String namespace, Clock clock, Changes changes, Iterable<ConnectionRule> rules) {
		this.clock = clock;
		this.changes = changes;
		this.rules = rules;
		this.none = Inspector.none(namespace, null, clock);
	}

	/**
	 * Asks whether this place may be connected now.
	 * @throws org.springframework.web.ErrorResponseException when it must not
	 */
	void admit(ClusterPlace place) {
		this.rules.forEach((rule) -> rule.check(place));
	}

	/**
	 * A session whose changes are numbered and told here.
	 */
	Session session(Target target, WatchPace pace) {
		return new Session(target, pace, this.clock, this.changes);
	}

	/**
	 * Works with this session from now on; the one before is closed.
	 */
	void use(Session session, String namespace) {
		Rest rest = new Rest(session.clients());
		Current before = this.current;
		this.current = new Current(session, new Objects(rest, namespace), new PodLogs(session.clients(), namespace),
				new PodExec(session.clients(), namespace), new TlsProbe(session.clients(), namespace),
				new Measurements(rest, namespace, this.clock));
		if (before != null) {
			before.session().close();
		}
		this.changes.happened();
	}

	void useNone(String problem) {
		this.none = Inspector.none(this.none.namespace(), problem, this.clock);
		this.changes.happened();
	}

	void close() {
		Current last = this.current;
		if (last != null) {
			last.session().close();
		}
	}

	/**
	 * Looks after the session.
	 */
	void beat() {
		Current now = this.current;
		if (now != null) {
			now.session().beat();
		}
	}

	@Override
	public void within(ClusterPlace place, Runnable work) {
		ClusterPlace before = this.scope.get();
		this.scope.set(place);
		try {
			current().session().confirm();
			current();
			work.run();
		}
		finally {
			this.scope.set(before);
		}
	}

	@Override
	public Connection connection() {
		Current now = this.current;
		Connection connection = (now != null) ? now.session().connection() : this.none;
		ClusterPlace wanted = this.scope.get();
		return (wanted != null) ? Scoped.connection(connection, wanted, this.clock) : connection;
	}

	@Override
	public Applied apply(Manifest manifest, ApplyMode mode) {
		return current().objects().apply(manifest, mode);
	}

	@Override
	public Optional<Manifest> get(ObjectRef ref) {
		return current().objects().get(ref);
	}

	@Override
	public List<Manifest> list(String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels) {
		return current().objects().list(apiVersion, kind, namespace, labels);
	}

	@Override
	public Manifest patch(ObjectRef ref, Map<String, @Nullable Object> mergePatch) {
		return current().objects().patch(ref, mergePatch);
	}

	@Override
	public boolean delete(ObjectRef ref, @Nullable String uid) {
		return current().objects().delete(ref, uid);
	}

	@Override
	public ClusterSnapshot snapshot() {
		Current now = this.current;
		ClusterPlace wanted = this.scope.get();
		if (now != null && (wanted == null || Scoped.here(now.session().connection(), wanted))) {
			return now.session().snapshot();
		}
		if (wanted != null) {
			return Watches.nothing(ELSEWHERE,
					Freshness.of(this.clock.instant(), String.valueOf(connection().problem())));
		}
		return Watches.nothing(this.changes.number(), Freshness.of(this.none.asOf(), notConnected()));
	}

	@Override
	public Runnable onChange(Runnable listener) {
		return this.changes.add(listener);
	}

	@Override
	public Optional<Usage> usage() {
		Current now = this.current;
		boolean there = now != null && now.session().reachable() && now.session().connection().metrics();
		return (now != null && there) ? now.measurements().now() : Optional.empty();
	}

	@Override
	public LogStream logs(LogRequest request) {
		return current().logs().open(request);
	}

	@Override
	public ExecResult exec(ExecRequest request) {
		return current().exec().run(request);
	}

	@Override
	public List<X509Certificate> of(String pod, int port) {
		return current().probe().of(pod, port);
	}

	private Current current() {
		Current now = this.current;
		if (now == null) {
			throw new ClusterException(Reason.NOT_CONFIGURED, notConnected());
		}
		ClusterPlace wanted = this.scope.get();
		if (wanted != null) {
			// what is checked and what is used is one session: another one that takes its
			// place between the two does no harm
			Scoped.require(now.session().connection(), wanted);
		}
		return now;
	}

	private String notConnected() {
		String problem = this.none.problem();
		return (problem != null) ? problem : "No cluster is connected yet. Connect one first.";
	}

	/**
	 * A session with all that works on it.
	 */
	private record Current(Session session, Objects objects, PodLogs logs, PodExec exec, TlsProbe probe,
			Measurements measurements) {
	}

}
