package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;

/**
 * Opens answers that have no end of their own; what is not read waits at the server.
 */
final class Streams {

	private static final int LONGEST_REASON = 64 * 1024;

	private Streams() {
	}

	/**
	 * Waits for the head of an answer, as long as the call says, and gives its body.
	 * Closing the body ends the connection.
	 * @throws ClusterException when it is no success, or none came
	 */
	static InputStream open(KubernetesClient client, String server, Call call) {
		HttpClient http = client.getHttpClient();
		HttpRequest request = http.newHttpRequestBuilder()
			.uri(PinnedClients.address(client) + call.path())
			.setHeader("Accept", "application/json, */*")
			.forStreaming()
			.build();
		CompletableFuture<HttpResponse<InputStream>> opening = http.sendAsync(request, InputStream.class);
		try {
			HttpResponse<InputStream> response = opening.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
			if (!response.isSuccessful()) {
				throw Failures.of(call, new Answer(response.code(), reason(response.body()), null));
			}
			return response.body();
		}
		catch (TimeoutException ex) {
			opening.thenAccept((response) -> close(response.body()));
			opening.cancel(true);
			throw unreachable(server, call, "no answer within " + call.timeout().toSeconds() + " s", ex);
		}
		catch (ExecutionException ex) {
			throw unreachable(server, call, Failures.cause(ex), ex);
		}
		catch (InterruptedException ex) {
			opening.thenAccept((response) -> close(response.body()));
			Thread.currentThread().interrupt();
			throw unreachable(server, call, "the call was interrupted", ex);
		}
	}

	private static byte[] reason(InputStream body) {
		try (body) {
			return body.readNBytes(LONGEST_REASON);
		}
		catch (IOException ex) {
			// the code alone has to do
			return new byte[0];
		}
	}

	static ClusterException unreachable(String server, Call call, String why, Throwable cause) {
		return new ClusterException(Reason.UNREACHABLE,
				"The API server %s does not answer (%s). While trying to %s.".formatted(server, why, call.what()),
				List.of(), cause);
	}

	static void close(InputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			// it is of no use any more
		}
	}

}
