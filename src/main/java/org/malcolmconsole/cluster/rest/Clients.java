package org.malcolmconsole.cluster.rest;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.kubeconfig.ServerAddress;

/**
 * The connections to one cluster: for calls, for watches and for logs, so that none holds
 * up another; all to the address that was checked last.
 */
public final class Clients implements AutoCloseable {

	private final Access access;

	private final NameService names;

	private volatile @Nullable PinnedClients pinned;

	private boolean closed;

	/**
	 * Connects lazily: nothing is asked yet.
	 */
	public Clients(Access access) {
		this(access, ServerAddress::resolve);
	}

	Clients(Access access, NameService names) {
		this.access = access;
		this.names = names;
	}

	public String address() {
		return this.access.server().toString().replaceFirst("/+$", "");
	}

	public Access access() {
		return this.access;
	}

	/**
	 * Looks the server's name up and checks what it stands for. The address that is used
	 * stays as long as it is one of those, also while no name server answers.
	 * @param another whether another one is to be tried, because this one does not answer
	 * @throws ClusterException when the name is not known, or stands for an address that
	 * must not be connected to
	 */
	public void lookUp(boolean another) {
		List<InetAddress> found = found();
		PinnedClients now = this.pinned;
		if (now == null) {
			pin(found.get(0));
		}
		else if (!found.isEmpty()) {
			int current = found.indexOf(now.address());
			InetAddress next = found
				.get((current < 0 || !another) ? Math.max(current, 0) : (current + 1) % found.size());
			if (!next.equals(now.address())) {
				pin(next);
			}
		}
	}

	private List<InetAddress> found() {
		try {
			return this.names.resolve(this.access.server());
		}
		catch (UnknownHostException ex) {
			if (this.pinned != null) {
				return List.of();
			}
			throw new ClusterException(Reason.UNREACHABLE,
					"The API server %s does not answer (its name is not known).".formatted(address()));
		}
		catch (IllegalArgumentException ex) {
			throw new ClusterException(Reason.UNREACHABLE,
					"The API server %s is not used: %s".formatted(address(), ex.getMessage()));
		}
	}

	private synchronized void pin(InetAddress address) {
		if (this.closed) {
			throw new ClusterException(Reason.UNREACHABLE,
					"The connection to the API server %s was closed.".formatted(address()));
		}
		PinnedClients before = this.pinned;
		this.pinned = new PinnedClients(this.access, address);
		if (before != null) {
			before.close();
		}
	}

	private PinnedClients pinned() {
		PinnedClients now = this.pinned;
		if (now == null) {
			lookUp(false);
			return pinned();
		}
		return now;
	}

	KubernetesClient calls() {
		return pinned().calls();
	}

	KubernetesClient watches() {
		return pinned().watches();
	}

	KubernetesClient logs() {
		return pinned().logs();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		PinnedClients last = this.pinned;
		if (last != null) {
			last.close();
		}
	}

	/**
	 * Says which addresses a server's name stands for, when all of them may be connected
	 * to.
	 */
	interface NameService {

		List<InetAddress> resolve(URI server) throws UnknownHostException;

	}

}
