package org.malcolmconsole.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.malcolmconsole.probe.Layer.Kind;

/**
 * A server that may be asked, with the addresses it was looked up at.
 *
 * @param host as it was named, an IPv6 address without brackets
 * @param timeout how long everything with this server may take
 */
public record Destination(String host, int port, List<InetAddress> addresses, Duration timeout) {

	private static final int CONNECT_MILLIS = 5_000;

	private static final int MOST_ADDRESSES = 3;

	/** The addresses in one line. */
	public String addressList() {
		return this.addresses.stream().map(InetAddress::getHostAddress).distinct().collect(Collectors.joining(", "));
	}

	/**
	 * Connects to one of the addresses; the socket closes by itself when the time is
	 * over.
	 */
	public Socket connect() throws ProbeFailure {
		IOException last = new IOException("no address");
		for (InetAddress address : this.addresses.subList(0, Math.min(MOST_ADDRESSES, this.addresses.size()))) {
			Socket socket = new Socket();
			try {
				socket.connect(new InetSocketAddress(address, this.port), CONNECT_MILLIS);
				closeLater(socket);
				return socket;
			}
			catch (IOException ex) {
				last = ex;
				close(socket);
			}
		}
		throw failure(last);
	}

	private void closeLater(Socket socket) throws IOException {
		socket.setSoTimeout((int) this.timeout.toMillis());
		CompletableFuture.delayedExecutor(this.timeout.toMillis(), TimeUnit.MILLISECONDS).execute(() -> close(socket));
	}

	private ProbeFailure failure(IOException ex) {
		boolean silent = ex instanceof SocketTimeoutException;
		return new ProbeFailure(Kind.TCP,
				"%s does not %s at port %d (%s).".formatted(this.host, silent ? "answer" : "accept connections",
						this.port, addressList()),
				silent ? "A firewall may drop the connection, or the address is wrong."
						: "Check the port, that the server runs, and that a firewall lets the connection through.");
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// nothing is left to do with it
		}
	}

}
