package org.malcolmconsole.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forwards bytes to a server until a test freezes connections: they stay open, and
 * nothing comes through any more, as with a NAT that forgot them.
 */
public final class FreezingProxy implements AutoCloseable {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final ServerSocket entrance;

	private final int target;

	private volatile boolean swallows;

	private FreezingProxy(ServerSocket entrance, int target) {
		this.entrance = entrance;
		this.target = target;
	}

	/** A proxy before a port of this machine. */
	public static FreezingProxy before(int target) {
		try {
			var proxy = new FreezingProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
			proxy.threads.execute(proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.entrance.getLocalPort();
	}

	/** Freezes all connections that there are; new ones work. */
	public void freezeEstablished() {
		freezeAfter(0);
	}

	/** Lets so many bytes more of the server through on each connection that there is. */
	public void freezeAfter(int bytes) {
		this.links.forEach((link) -> link.freezeAfter(bytes));
	}

	/** Accepts connections and forwards nothing, on old ones and new ones. */
	public void swallow() {
		this.swallows = true;
		freezeEstablished();
	}

	/** Lets new connections work again; those that froze stay frozen. */
	public void serve() {
		this.swallows = false;
	}

	/** How many frozen connections the client did not close yet. */
	public long frozen() {
		return this.links.stream().filter(Link::isFrozen).count();
	}

	private void accept() {
		while (!this.entrance.isClosed()) {
			try {
				var link = new Link(this.entrance.accept(), new Socket(this.entrance.getInetAddress(), this.target));
				this.links.add(link);
				if (this.swallows) {
					link.freezeAfter(0);
				}
				this.threads.execute(link::ask);
				this.threads.execute(link::answer);
			}
			catch (IOException ex) {
				// the server is away, or the proxy was closed
			}
		}
	}

	@Override
	public void close() {
		try {
			this.entrance.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.links.forEach(Link::end);
		this.threads.shutdownNow();
	}

	/** A connection of a client, and the one to the server that belongs to it. */
	private final class Link {

		private final Socket client;

		private final Socket server;

		private long left = Long.MAX_VALUE;

		Link(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		synchronized void freezeAfter(int bytes) {
			this.left = Math.min(this.left, bytes);
		}

		synchronized boolean isFrozen() {
			return this.left == 0;
		}

		private synchronized int passes(int count) {
			int passes = (int) Math.min(this.left, count);
			this.left -= (this.left == Long.MAX_VALUE) ? 0 : passes;
			return passes;
		}

		/** What the client says is lost while frozen; that it closed is noticed. */
		void ask() {
			try (var in = this.client.getInputStream(); var out = this.server.getOutputStream()) {
				var buffer = new byte[16 * 1024];
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					if (!isFrozen()) {
						out.write(buffer, 0, count);
					}
				}
			}
			catch (IOException ex) {
				// one of them went away
			}
			end();
		}

		void answer() {
			try {
				var in = this.server.getInputStream();
				var out = this.client.getOutputStream();
				var buffer = new byte[16 * 1024];
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					out.write(buffer, 0, passes(count));
				}
				if (!isFrozen()) {
					end();
				}
			}
			catch (IOException ex) {
				end();
			}
		}

		void end() {
			FreezingProxy.this.links.remove(this);
			try (this.client; this.server) {
				// closes both
			}
			catch (IOException ex) {
				// they are gone
			}
		}

	}

}
