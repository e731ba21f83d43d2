package org.malcolmconsole.simulator.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Listens on a loopback port for those who know the token.
 */
public final class ApiServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ApiServer.class);

	private static final Set<String> HEALTH = Set.of("/readyz", "/livez", "/healthz");

	private final Vertx vertx;

	private final byte[] authorization;

	private final Endpoints endpoints;

	private @Nullable HttpServer server;

	private int port;

	private ApiServer(Vertx vertx, String token, Endpoints endpoints) {
		this.vertx = vertx;
		this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
		this.endpoints = endpoints;
	}

	/**
	 * Begins to listen on a free port.
	 * @param token what callers have to show
	 */
	public static ApiServer start(World world, String token) {
		FileSystemOptions files = new FileSystemOptions().setFileCachingEnabled(false)
			.setClassPathResolvingEnabled(false);
		Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)
			.setWorkerPoolSize(1)
			.setInternalBlockingPoolSize(1)
			.setFileSystemOptions(files));
		ApiServer server = new ApiServer(vertx, token, new Endpoints(vertx, world));
		server.listen();
		return server;
	}

	/**
	 * Where it listens.
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Listens again, on the same port, after it was silenced.
	 */
	public synchronized void listen() {
		HttpServerOptions options = new HttpServerOptions().setMaxInitialLineLength(65_536)
			.setMaxHeaderSize(65_536)
			.setWebSocketSubProtocols(List.of("v4.channel.k8s.io"));
		HttpServer opened = this.vertx.createHttpServer(options);
		opened.requestHandler(this::handle);
		await(opened.listen(this.port, "127.0.0.1").toCompletionStage().toCompletableFuture());
		this.port = opened.actualPort();
		this.server = opened;
	}

	/**
	 * Cuts all connections and refuses new ones.
	 */
	public synchronized void silence() {
		if (this.server != null) {
			await(this.server.close().toCompletionStage().toCompletableFuture());
			this.server = null;
		}
	}

	@Override
	public void close() {
		await(this.vertx.close().toCompletionStage().toCompletableFuture());
	}

	private static void await(CompletableFuture<?> future) {
		future.orTimeout(20, TimeUnit.SECONDS).join();
	}

	private void handle(HttpServerRequest request) {
		guarded(request.response(), () -> {
			String shown = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
			if (!MessageDigest.isEqual(this.authorization, shown.getBytes(StandardCharsets.UTF_8))) {
				throw Failure.of(401, "Unauthorized", "Unauthorized");
			}
			if (request.canUpgradeToWebSocket()) {
				upgrade(request);
			}
			else {
				request.bodyHandler((body) -> guarded(request.response(), () -> answer(request, body)));
			}
		});
	}

	private void answer(HttpServerRequest request, Buffer body) {
		HttpServerResponse response = request.response();
		if (HEALTH.contains(path(request))) {
			response.putHeader("Content-Type", "text/plain; charset=utf-8").end("ok");
			return;
		}
		ObjectNode described = this.endpoints.describe(path(request), body.getBytes());
		if (described != null) {
			send(response, (request.method() == HttpMethod.POST) ? 201 : 200, described);
			return;
		}
		Call call = call(request, body.getBytes());
		if (call.flag("watch")) {
			response.setChunked(true).putHeader("Content-Type", "application/json");
			response.writeHead();
			Outlet outlet = Outlet.of(this.vertx.getOrCreateContext(), response);
			follow(outlet, response::closeHandler, this.endpoints.watch(call, outlet));
		}
		else if (call.target().subresource().equals("log")) {
			this.endpoints.log(call, response);
		}
		else {
			boolean fresh = this.endpoints.makes(call);
			ObjectNode answer = this.endpoints.answer(call);
			send(response, fresh ? 201 : 200, answer);
		}
	}

	private void upgrade(HttpServerRequest request) {
		Call call = call(request, new byte[0]);
		if (call.target().subresource().equals("exec")) {
			this.endpoints.execs().run(call, request.params().getAll("command"), request);
		}
		else if (call.flag("watch")) {
			request.toWebSocket().onSuccess((socket) -> {
				Outlet outlet = Outlet.of(this.vertx.getOrCreateContext(), socket);
				follow(outlet, socket::closeHandler, this.endpoints.watch(call, outlet));
			});
		}
		else {
			throw Failure.noSuchResource();
		}
	}

	private static void follow(Outlet outlet, Consumer<Handler<Void>> onClose, Runnable end) {
		onClose.accept((ignored) -> {
			outlet.forget();
			end.run();
		});
	}

	private static Call call(HttpServerRequest request, byte[] body) {
		Map<String, String> query = new TreeMap<>();
		request.params().forEach((name, value) -> query.putIfAbsent(name, value));
		String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "").replaceAll(";.*", "").trim();
		String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
		return new Call(request.method().name().toUpperCase(Locale.ROOT), Target.parse(path(request)), query, type,
				agent, body);
	}

	private static String path(HttpServerRequest request) {
		return Objects.requireNonNullElse(request.path(), "/");
	}

	private void guarded(HttpServerResponse response, Runnable work) {
		try {
			work.run();
		}
		catch (Failure failure) {
			send(response, failure.code(), failure.status());
		}
		catch (NumberFormatException ex) {
			send(response, 400, Failure.badRequest("a number was expected: " + ex.getMessage()).status());
		}
		catch (RuntimeException ex) {
			logger.warn("The simulated cluster could not answer a request", ex);
			send(response, 500, Failure.of(500, "InternalError", "the simulated cluster failed").status());
		}
	}

	private static void send(HttpServerResponse response, int code, ObjectNode answer) {
		response.setStatusCode(code).putHeader("Content-Type", "application/json");
		response.end(Buffer.buffer(Json.write(answer).getBytes(StandardCharsets.UTF_8)));
	}

}
