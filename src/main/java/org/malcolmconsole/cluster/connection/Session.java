package org.malcolmconsole.cluster.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

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
import org.malcolmconsole.cluster.watch.Watches;

/**
 * The connection to one cluster over time: looks again and again whether the cluster is
 * there and still the same one, and whether what is watched is up to date.
 */
final class Session implements AutoCloseable {

	private static final Duration IDENTITY_CHECK = Duration.ofSeconds(30);

	private static final Duration INSPECTION = Duration.ofMinutes(1);

	private final Target target;

	private final Clock clock;

	private final Runnable changed;

	private final Clients clients;

	private final Inspection inspection;

	private final Inspector inspector;

	private final Heartbeat heartbeat;

	private volatile Connection connection;

	private volatile Freshness freshness;

	private volatile Optional<Manifest> namespace = Optional.empty();

	private volatile @Nullable Watches watches;

	private volatile boolean closed;

	private @Nullable String watchedUid;

	private Instant inspectedAt = Instant.MIN;

	private Instant identityCheckedAt = Instant.MIN;

	Session(Target target, Clock clock, Runnable changed) {
		this.target = target;
		this.clock = clock;
		this.changed = changed;
		this.clients = new Clients(target.access());
		Rest rest = new Rest(this.clients);
		this.inspection = new Inspection(rest);
		this.heartbeat = new Heartbeat(rest, target.namespace());
		this.inspector = new Inspector(target, this.inspection, rest, clock);
		this.connection = this.inspector.unreachable("Connecting to " + this.clients.address() + " …");
		this.freshness = new Freshness(clock.instant(), clock.instant(), "The cluster's state is being read.");
	}

	Clients clients() {
		return this.clients;
	}

	Connection connection() {
		return this.connection;
	}

	ClusterSnapshot snapshot() {
		Watches current = this.watches;
		return (current != null) ? current.snapshot(this.namespace, this.freshness) : Watches.nothing(this.freshness);
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
			this.namespace = this.heartbeat.namespace();
			if (due(this.inspectedAt, INSPECTION) || !this.connection.connected()) {
				inspect();
			}
			checkIdentity();
			watch();
			judge();
		}
		catch (ClusterException ex) {
			this.freshness = this.freshness.stale(this.clock.instant(), ex.getMessage());
			this.connection = this.inspector.lost(this.connection, ex.getMessage());
		}
		this.changed.run();
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
		this.connection = this.inspector.inspect();
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
		boolean doubtful = this.freshness.staleSince() != null || due(this.identityCheckedAt, IDENTITY_CHECK);
		if (doubtful) {
			String uid = this.inspection.uid();
			if (this.watches != null && !Objects.equals(uid, this.watchedUid)) {
				drop();
				inspect();
			}
			this.identityCheckedAt = this.clock.instant();
		}
	}

	private void watch() {
		if (this.watches == null) {
			List<Permission> permissions = this.connection.permissions();
			this.watchedUid = this.connection.uid();
			this.watches = new Watches(this.clients.watches(), this.target.namespace(),
					(resource) -> Needs.watchable(permissions, resource), this.changed);
		}
	}

	private void judge() {
		List<String> down = Objects.requireNonNull(this.watches).down();
		this.freshness = down.isEmpty() ? Freshness.now(this.clock.instant())
				: this.freshness.stale(this.clock.instant(), "Waiting for news about "
						+ down.stream().sorted().collect(Collectors.joining(", ")) + " from the cluster.");
	}

	private void drop() {
		Watches old = this.watches;
		if (old != null) {
			this.watches = null;
			this.freshness = this.freshness.stale(this.clock.instant(), "The cluster's state is being read again.");
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
