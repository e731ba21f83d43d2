package org.malcolmconsole.certificate.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A whole TLS handshake between two sides, without a network between them.
 */
public final class Handshake {

	private static final int ROUNDS = 200;

	private final Side server;

	private final Side client;

	private Handshake(SSLEngine server, SSLEngine client) {
		this.server = new Side(server);
		this.client = new Side(client);
	}

	/**
	 * Lets a client connect to a server that wants a certificate from it.
	 * @param server the server's credential
	 * @param client the client's
	 * @return the protocol that they agreed on, such as {@code TLSv1.3}
	 * @throws ServerRefuses when the server does not take the client
	 * @throws SSLException when the client does not take the server
	 * @throws IOException when a credential cannot be used at all
	 * @throws GeneralSecurityException when a credential cannot be used at all
	 */
	public static String between(Credential server, Credential client) throws IOException, GeneralSecurityException {
		SSLEngine serverEngine = engine(server.server(), false);
		serverEngine.setNeedClientAuth(true);
		return new Handshake(serverEngine, engine(client.client(), true)).run();
	}

	private static SSLEngine engine(SSLContext context, boolean client) {
		SSLEngine engine = context.createSSLEngine();
		engine.setUseClientMode(client);
		return engine;
	}

	private String run() throws IOException {
		this.client.engine.beginHandshake();
		this.server.engine.beginHandshake();
		for (int round = 0; round < ROUNDS && !(this.client.finished && this.server.finished); round++) {
			this.client.step(this.server);
			serve();
		}
		if (!(this.client.finished && this.server.finished)) {
			throw new SSLException("The handshake came to no end");
		}
		return this.server.engine.getSession().getProtocol();
	}

	private void serve() throws IOException {
		try {
			this.server.step(this.client);
		}
		catch (SSLException ex) {
			throw new ServerRefuses(ex);
		}
	}

	/**
	 * The server does not take the client.
	 */
	public static final class ServerRefuses extends IOException {

		private static final long serialVersionUID = 1L;

		ServerRefuses(SSLException cause) {
			super(cause.getMessage(), cause);
		}

	}

	private static final class Side {

		private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

		private final SSLEngine engine;

		private final ByteBuffer inbox;

		private final ByteBuffer said;

		private boolean finished;

		private Side(SSLEngine engine) {
			this.engine = engine;
			this.inbox = ByteBuffer.allocate(16 * engine.getSession().getPacketBufferSize());
			this.said = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
		}

		private void step(Side peer) throws SSLException {
			switch (this.engine.getHandshakeStatus()) {
				case NEED_TASK -> runTasks();
				case NEED_WRAP -> note(this.engine.wrap(NOTHING, peer.inbox).getHandshakeStatus());
				default -> read();
			}
		}

		private void read() throws SSLException {
			this.inbox.flip();
			if (this.inbox.hasRemaining()) {
				note(this.engine.unwrap(this.inbox, this.said).getHandshakeStatus());
			}
			this.inbox.compact();
		}

		private void note(HandshakeStatus status) {
			this.finished |= status == HandshakeStatus.FINISHED;
		}

		private void runTasks() {
			for (Runnable task = this.engine.getDelegatedTask(); task != null; task = this.engine.getDelegatedTask()) {
				task.run();
			}
		}

	}

}
