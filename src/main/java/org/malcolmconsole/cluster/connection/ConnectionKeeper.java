package org.malcolmconsole.cluster.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Connection.Source;
import org.malcolmconsole.cluster.SimulatedCluster;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.kubeconfig.Kubeconfig;
import org.malcolmconsole.cluster.kubeconfig.KubeconfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Connects at start to what the options, the kept connection or the pod's service account
 * say, and later to what is chosen.
 */
class ConnectionKeeper implements Connections, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionKeeper.class);

	private static final long BEAT_SECONDS = 2;

	private final ClusterProperties properties;

	private final ConnectionStore store;

	private final LiveCluster cluster;

	private final Changes changes;

	private final @Nullable SimulatedCluster simulated;

	private @Nullable ScheduledExecutorService thread;

	ConnectionKeeper(ClusterProperties properties, ConnectionStore store, LiveCluster cluster, Changes changes,
			@Nullable SimulatedCluster simulated) {
		this.properties = properties;
		this.store = store;
		this.cluster = cluster;
		this.changes = changes;
		this.simulated = simulated;
	}

	@Override
	public synchronized Connection connect(String text, @Nullable String context, @Nullable String namespace) {
		if (!changeable()) {
			throw new KubeconfigException("kubeconfig",
					"The demo works with its simulated cluster only. Start without profile demo to connect another.");
		}
		Target target = target(Kubeconfig.parse(text), context, namespace);
		Session session = this.cluster.session(target, this.properties.pace());
		try {
			session.open();
			session.connection().place().ifPresent(this.cluster::admit);
			this.store.save(target);
		}
		catch (IOException | RuntimeException ex) {
			session.close();
			throw refusal(ex);
		}
		this.cluster.use(session, target.namespace());
		return session.connection();
	}

	private static RuntimeException refusal(Exception cause) {
		if (cause instanceof IOException) {
			return new KubeconfigException("kubeconfig",
					"The connection works, but can't be kept in the data directory. Check its space and permissions.");
		}
		return (cause instanceof ClusterException unusable)
				? new KubeconfigException("kubeconfig", unusable.getMessage()) : (RuntimeException) cause;
	}

	@Override
	public boolean changeable() {
		return this.simulated == null;
	}

	private Target target(Kubeconfig kubeconfig, @Nullable String context, @Nullable String namespace) {
		String place = blank(namespace) ? this.properties.namespace() : String.valueOf(namespace).strip();
		if (!place.matches(ClusterProperties.NAMESPACE) || place.length() > 63) {
			throw new KubeconfigException("namespace",
					"A namespace is made of small letters, digits and dashes, 63 at most, such as malcolm.");
		}
		String chosen = blank(context) ? kubeconfig.currentContext() : String.valueOf(context).strip();
		return new Target(kubeconfig.access(chosen), Source.KUBECONFIG, chosen, place);
	}

	private static boolean blank(@Nullable String text) {
		return text == null || text.isBlank();
	}

	@Override
	public synchronized void start() {
		try {
			find().ifPresent((target) -> this.cluster.use(this.cluster.session(target, this.properties.pace()),
					target.namespace()));
		}
		catch (IOException | KubeconfigException ex) {
			logger.warn("No cluster is connected: {}", ex.getMessage());
			this.cluster.useNone(String.valueOf(ex.getMessage()));
		}
		this.thread = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread heart = new Thread(work, "cluster-heartbeat");
			heart.setDaemon(true);
			return heart;
		});
		this.thread.scheduleWithFixedDelay(this::beat, 0, BEAT_SECONDS, TimeUnit.SECONDS);
	}

	private void beat() {
		try {
			this.cluster.beat();
		}
		catch (RuntimeException ex) {
			// an exception would end the heartbeat for good
			logger.warn("Looking after the cluster failed", ex);
		}
	}

	private Optional<Target> find() throws IOException {
		String namespace = this.properties.namespace();
		if (this.simulated != null) {
			return Optional.of(new Target(Access.simulated(this.simulated.address(), this.simulated.token()),
					Source.SIMULATED, null, namespace));
		}
		Path file = this.properties.kubeconfig();
		if (file != null) {
			Kubeconfig kubeconfig = Kubeconfig.ofThisMachine(read(file), file.toAbsolutePath());
			return Optional.of(target(kubeconfig, this.properties.context(), namespace));
		}
		Optional<Target> kept = this.store.load();
		return kept.isPresent() ? kept : serviceAccount(namespace);
	}

	private static String read(Path file) throws IOException {
		try {
			if (Files.size(file) > 1024 * 1024) {
				throw new IOException("The kubeconfig " + file + " is larger than 1 MiB.");
			}
			return Kubeconfig.text(Files.readAllBytes(file));
		}
		catch (NoSuchFileException ex) {
			throw new IOException("The kubeconfig " + file + " of console.kubernetes.kubeconfig does not exist.");
		}
	}

	private Optional<Target> serviceAccount(String namespace) throws IOException {
		Path token = this.properties.serviceAccountDirectory().resolve("token");
		Path authority = this.properties.serviceAccountDirectory().resolve("ca.crt");
		if (!Files.isReadable(token) || !Files.isReadable(authority)) {
			return Optional.empty();
		}
		Access access = Access.serviceAccount(this.properties.serviceAccountServer(),
				Files.readString(authority, StandardCharsets.US_ASCII), token);
		return Optional.of(new Target(access, Source.SERVICE_ACCOUNT, null, namespace));
	}

	@Override
	public synchronized void stop() {
		ScheduledExecutorService running = this.thread;
		if (running != null) {
			running.shutdownNow();
			this.thread = null;
		}
		this.changes.close();
		this.cluster.close();
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/**
	 * Before all that works on the cluster, and ended after it.
	 */
	@Override
	public int getPhase() {
		return -1000;
	}

}
