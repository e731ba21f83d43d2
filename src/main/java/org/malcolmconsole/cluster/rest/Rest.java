package org.malcolmconsole.cluster.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;

/**
 * Sends calls and waits for the whole answer, but never longer than the call says.
 */
public final class Rest {

	private static final int MAX_BYTES = 64 * 1024 * 1024;

	private final Clients clients;

	private final Function<Clients, KubernetesClient> which;

	public Rest(Clients clients) {
		this(clients, Clients::calls);
	}

	Rest(Clients clients, Function<Clients, KubernetesClient> which) {
		this.clients = clients;
		this.which = which;
	}

	/**
	 * The answer, when it is a success.
	 * @throws ClusterException when it is none, or none came
	 */
	Answer expect(Call call) {
		Answer answer = send(call);
		if (!answer.ok()) {
			throw Failures.of(call, answer);
		}
		return answer;
	}

	/**
	 * The answer, whatever it is.
	 * @throws ClusterException when none came
	 */
	Answer send(Call call) {
		for (int attempt = 1;; attempt++) {
			boolean last = attempt >= call.attempts();
			try {
				Answer answer = once(call);
				if (last || !Failures.temporary(answer)) {
					return answer;
				}
				pause(Failures.pause(answer, attempt));
			}
			catch (ClusterException ex) {
				if (last || !ex.temporary()) {
					throw ex;
				}
				pause(100L << attempt);
			}
		}
	}

	/**
	 * The object of a success.
	 * @param kind a pattern of what an API server answers here
	 * @throws ClusterException when the answer is something else: whoever speaks there is
	 * no API server
	 */
	Manifest genuine(Call call, Answer answer, String kind) {
		Manifest object = answer.object();
		if (object.kind().matches(kind)) {
			return object;
		}
		throw stranger(call, answer);
	}

	ClusterException stranger(Call call, Answer answer) {
		return new ClusterException(Reason.UNREACHABLE,
				("What answers at %s is no Kubernetes API server: trying to %s brought %s (HTTP %d). "
						+ "A proxy with a sign-in page or another service may be there; check the address.")
					.formatted(this.clients.address(), call.what(), answer.look(), answer.status()));
	}

	private Answer once(Call call) {
		long end = System.nanoTime() + call.timeout().toNanos();
		Body body = new Body();
		KubernetesClient client = this.which.apply(this.clients);
		CompletableFuture<HttpResponse<AsyncBody>> head = client.getHttpClient()
			.consumeBytes(request(client, call), body);
		try {
			HttpResponse<AsyncBody> response = head.get(left(end), TimeUnit.NANOSECONDS);
			response.body().consume();
			response.body().done().get(left(end), TimeUnit.NANOSECONDS);
			return new Answer(response.code(), body.bytes(), response.header("Retry-After"));
		}
		catch (TimeoutException ex) {
			head.thenAccept((response) -> response.body().cancel());
			head.cancel(true);
			throw Streams.unreachable(this.clients.address(), call,
					"no answer within " + call.timeout().toSeconds() + " s", ex);
		}
		catch (ExecutionException | CompletionException ex) {
			throw Streams.unreachable(this.clients.address(), call, Failures.cause(ex), ex);
		}
		catch (InterruptedException ex) {
			head.thenAccept((response) -> response.body().cancel());
			Thread.currentThread().interrupt();
			throw Streams.unreachable(this.clients.address(), call, "the call was interrupted", ex);
		}
	}

	private static HttpRequest request(KubernetesClient client, Call call) {
		HttpRequest.Builder builder = client.getHttpClient()
			.newHttpRequestBuilder()
			.timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
		return builder.uri(PinnedClients.address(client) + call.path())
			.setHeader("Accept", "application/json")
			.method(call.method(), call.type(), call.body())
			.build();
	}

	private static long left(long end) {
		return Math.max(1, end - System.nanoTime());
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Gathers the answer's bytes.
	 */
	private static final class Body implements AsyncBody.Consumer<List<ByteBuffer>> {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public synchronized void consume(List<ByteBuffer> buffers, AsyncBody body) {
			for (ByteBuffer buffer : buffers) {
				byte[] part = new byte[buffer.remaining()];
				buffer.get(part);
				this.bytes.writeBytes(part);
			}
			if (this.bytes.size() > MAX_BYTES) {
				body.cancel();
				throw new IllegalStateException("the answer is larger than 64 MiB");
			}
			body.consume();
		}

		synchronized byte[] bytes() {
			return this.bytes.toByteArray();
		}

	}

}
