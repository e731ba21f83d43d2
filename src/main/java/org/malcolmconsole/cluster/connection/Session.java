package org.malcolmconsole.cluster.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.Permission;
import org.malcolmconsole.cluster.rest.Clients;
import org.malcolmconsole.cluster.rest.Heartbeat;
import org.malcolmconsole.cluster.rest.Inspection;
import org.malcolmconsole.cluster.rest.Rest;
import org.malcolmconsole.cluster.watch.Freshness;
import org.malcolmconsole.cluster.watch.WatchPace;
import org.malcolmconsole.cluster.watch.Watches;

/**
 * The connection to one cluster over time: looks again and again whether the cluster is
 * there and still the same one, and whether what is watched is up to date.
 */
final class Session implements AutoCloseable {

	private static final Duration IDENTITY_CHECK = Duration.ofSeconds(30);

	private static final Duration INSPECTION = Duration.ofMinutes(1);

	private final Target target;

	private final WatchPace pace;

	private final Clock clock;

	private final Changes changes;

	private final Clients clients;

	private final Inspection inspection;

	private final Inspector inspector;

	private final Heartbeat heartbeat;

	private volatile Connection connection;

	private volatile Freshness freshness;

	private volatile Optional<Manifest> namespace = Optional.empty();

	private volatile @Nullable Watches watches;

	private volatile @Nullable ClusterSnapshot known;

	private volatile boolean closed;

	private @Nullable String watchedUid;

	private int breaks;

	private Instant inspectedAt = Instant.MIN;

	private Instant identityCheckedAt = Instant.MIN;

	Session(Target target, WatchPace pace, Clock clock, Changes changes) {
		this.target = target;
		this.pace = pace;
		this.clock = clock;
		this.changes = changes;
		this.clients = new Clients(target.access());
		Rest rest = new Rest(this.clients);
		this.inspection = new Inspection(rest);
		this.heartbeat = new Heartbeat(rest, target.namespace());
		this.inspector = new Inspector(target, this.inspection, rest, clock);
		this.connection = this.inspector.unreachable("Connecting to " + this.clients.address() + " …");
		this.freshness = Freshness.of(clock.instant(), "The cluster's state is being read.");
	}

	Clients clients() {
		return this.clients;
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Put together once for each change.
	 */
	ClusterSnapshot snapshot() {
		long number = this.changes.number();
		Freshness fresh = this.freshness;
		ClusterSnapshot last = this.known;
		if (last == null || last.number() != number) {
			Watches current = this.watches;
			last = (current != null) ? current.snapshot(number, this.namespace, fresh) : Watches.nothing(number, fresh);
			this.known = last;
		}
		return last.asOf().equals(fresh.asOf()) ? last : last.at(fresh.asOf());
	}

	/**
	 * Looks at the cluster once; fails when it is not there.
	 */
	void open() {
		inspect();
	}

	/**
	 * Looks whether all is well, and mends what is not; called every two seconds.
	 */
	synchronized void beat() {
		if (this.closed) {
			return;
		}
		try {
			Instant asked = this.clock.instant();
			become(this.heartbeat.namespace());
			if (due(this.inspectedAt, INSPECTION) || !this.connection.connected()) {
				inspect();
			}
			checkIdentity();
			watch();
			judge(asked);
		}
		catch (ClusterException ex) {
			become(this.freshness.doubted(ex.getMessage()));
			become(this.inspector.lost(this.connection, ex.getMessage()));
		}
	}

	private void become(Optional<Manifest> now) {
		boolean news = !now.map(Manifest::content).equals(this.namespace.map(Manifest::content));
		this.namespace = now;
		tell(news);
	}

	private void become(Connection now) {
		boolean news = !now.saysTheSameAs(this.connection);
		this.connection = now;
		tell(news);
	}

	private void become(Freshness now) {
		boolean news = !now.sameDoubt(this.freshness);
		this.freshness = now;
		tell(news);
	}

	/**
	 * A beat that finds all as it was wakes nobody.
	 */
	private void tell(boolean news) {
		if (news) {
			this.changes.happened();
		}
	}

	/**
	 * Looks now whether it is still the same cluster.
	 */
	synchronized void confirm() {
		this.identityCheckedAt = Instant.MIN;
		checkIdentity();
	}

	private void inspect() {
		Connection before = this.connection;
		this.clients.lookUp(!before.connected());
		become(this.inspector.inspect());
		this.inspectedAt = this.clock.instant();
		// permissions decide what can be watched
		if (!before.permissions().equals(this.connection.permissions())) {
			drop();
		}
	}

	/**
	 * An emptied or replaced cluster at the same address does not break a watch: only its
	 * uid tells.
	 */
	private void checkIdentity() {
		Watches current = this.watches;
		int broken = (current != null) ? current.breaks() : 0;
		boolean doubtful = this.freshness.staleSince() != null || broken != this.breaks
				|| due(this.identityCheckedAt, IDENTITY_CHECK);
		if (doubtful) {
			String uid = this.inspection.uid();
			if (this.watches != null && !Objects.equals(uid, this.watchedUid)) {
				drop();
				inspect();
			}
			this.breaks = broken;
			this.identityCheckedAt = this.clock.instant();
		}
	}

	private void watch() {
		if (this.watches == null) {
			List<Permission> permissions = this.connection.permissions();
			this.watchedUid = this.connection.uid();
			this.watches = new Watches(this.clients, this.target.namespace(),
					(resource) -> Needs.watchable(permissions, resource), this.pace, this.clock,
					this.changes::happened);
			this.breaks = 0;
			this.changes.happened();
		}
	}

	/**
	 * What answers proves only itself: all is as old as what was silent longest.
	 */
	private void judge(Instant asked) {
		Watches current = Objects.requireNonNull(this.watches);
		String doubt = current.doubt();
		Instant proved = current.proved().orElse((doubt != null) ? this.freshness.asOf() : asked);
		become(Freshness.of(proved.isBefore(asked) ? proved : asked, doubt));
		current.mend();
	}

	private void drop() {
		Watches old = this.watches;
		if (old != null) {
			this.watches = null;
			this.changes.happened();
			become(this.freshness.doubted("The cluster's state is being read again."));
			old.close();
		}
	}

	private boolean due(Instant last, Duration interval) {
		return last.equals(Instant.MIN) || last.plus(interval).isBefore(this.clock.instant());
	}

	boolean reachable() {
		return this.connection.state() == State.CONNECTED;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		drop();
		this.clients.close();
	}

}
