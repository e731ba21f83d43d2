package org.malcolmconsole.opensearch.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.TlsIdentity;

/** Something like an OpenSearch on a free port of this machine. */
public final class StandInSearch implements AutoCloseable {

	static final String VERSION = "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.8.0\"}}";

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Login> seen = new CopyOnWriteArrayList<>();

	private volatile @Nullable Login wanted;

	private volatile String health = "{\"status\":\"green\"}";

	private volatile int healthStatus = 200;

	private StandInSearch(HttpServer server) {
		this.server = server;
		server.setExecutor(this.threads);
		server.createContext("/", this::answer);
		server.start();
	}

	public static StandInSearch secure(TlsIdentity identity) {
		try {
			HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
			return new StandInSearch(server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static StandInSearch plain() {
		try {
			return new StandInSearch(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Listens at all addresses of this machine. */
	static StandInSearch plainEverywhere() {
		try {
			return new StandInSearch(HttpServer.create(new InetSocketAddress(0), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets only this login in. */
	public StandInSearch asking(Login login) {
		this.wanted = login;
		return this;
	}

	StandInSearch health(int status, String body) {
		this.healthStatus = status;
		this.health = body;
		return this;
	}

	/** Answers this instead, at every path. */
	StandInSearch answering(int status, String body, String... header) {
		this.server.removeContext("/");
		this.server.createContext("/", (exchange) -> {
			this.seen.add(new Login("someone", ""));
			if (header.length > 0) {
				exchange.getResponseHeaders().set(header[0], header[1]);
			}
			send(exchange, status, body);
		});
		return this;
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	/** The logins that were tried. */
	public List<Login> seen() {
		return this.seen;
	}

	private void answer(HttpExchange exchange) throws IOException {
		Login login = login(exchange.getRequestHeaders().getFirst("Authorization"));
		if (login != null) {
			this.seen.add(login);
		}
		if (this.wanted != null && !this.wanted.equals(login)) {
			send(exchange, 401, "Unauthorized");
		}
		else if (exchange.getRequestURI().getPath().endsWith("/_cluster/health")) {
			send(exchange, this.healthStatus, this.health);
		}
		else {
			send(exchange, 200, VERSION);
		}
	}

	private static void send(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static @Nullable Login login(@Nullable String header) {
		if (header == null) {
			return null;
		}
		String both = new String(Base64.getDecoder().decode(header.replaceFirst("^Basic ", "")),
				StandardCharsets.UTF_8);
		return new Login(both.substring(0, both.indexOf(':')), both.substring(both.indexOf(':') + 1));
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
