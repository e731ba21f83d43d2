package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.LogRequest;
import org.malcolmconsole.cluster.LogStream;

/**
 * Opens container logs as streams whose unread part stays with the cluster.
 */
public final class PodLogs {

	private static final long OPENS_WITHIN_SECONDS = 15;

	private final Clients clients;

	private final String namespace;

	public PodLogs(Clients clients, String namespace) {
		this.clients = clients;
		this.namespace = namespace;
	}

	/**
	 * Opens a log.
	 * @throws ClusterException when there is no such pod, or no answer
	 */
	public LogStream open(LogRequest request) {
		Call call = Call.get("read the log of pod " + request.pod(), path(request));
		HttpClient http = this.clients.logs().getHttpClient();
		HttpRequest.Builder builder = http.newHttpRequestBuilder().uri(this.clients.address() + call.path());
		CompletableFuture<HttpResponse<InputStream>> opening = http.sendAsync(builder.forStreaming().build(),
				InputStream.class);
		try {
			HttpResponse<InputStream> response = opening.get(OPENS_WITHIN_SECONDS, TimeUnit.SECONDS);
			if (!response.isSuccessful()) {
				throw failure(call, response);
			}
			return new LogReader(request.pod(), response.body());
		}
		catch (TimeoutException ex) {
			opening.thenAccept((response) -> close(response.body()));
			throw unreachable(request, "no answer within " + OPENS_WITHIN_SECONDS + " s", ex);
		}
		catch (ExecutionException ex) {
			throw unreachable(request, Failures.cause(ex), ex);
		}
		catch (InterruptedException ex) {
			opening.thenAccept((response) -> close(response.body()));
			Thread.currentThread().interrupt();
			throw unreachable(request, "the call was interrupted", ex);
		}
	}

	private String path(LogRequest request) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("timestamps", "true");
		query.put("follow", String.valueOf(request.follow()));
		query.put("previous", String.valueOf(request.previous()));
		if (request.container() != null) {
			query.put("container", request.container());
		}
		if (request.since() != null) {
			query.put("sinceTime", request.since().truncatedTo(ChronoUnit.SECONDS).toString());
		}
		if (request.tail() != null) {
			query.put("tailLines", request.tail().toString());
		}
		return "/api/v1/namespaces/" + Paths.encode(this.namespace) + "/pods/" + Paths.encode(request.pod()) + "/log"
				+ Paths.query(query);
	}

	private static ClusterException failure(Call call, HttpResponse<InputStream> response) {
		byte[] body = {};
		try (InputStream stream = response.body()) {
			body = stream.readNBytes(64 * 1024);
		}
		catch (IOException ex) {
			// the code alone has to do
		}
		return Failures.of(call, new Answer(response.code(), body, null));
	}

	private ClusterException unreachable(LogRequest request, String why, Throwable cause) {
		return new ClusterException(Reason.UNREACHABLE, "The API server %s does not send the log of pod %s (%s)."
			.formatted(this.clients.address(), request.pod(), why), List.of(), cause);
	}

	private static void close(InputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			// it is of no use any more
		}
	}

}
