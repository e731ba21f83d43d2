package org.malcolmconsole.cluster.rest;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.LogRequest;
import org.malcolmconsole.cluster.LogStream;

/**
 * Opens container logs as streams whose unread part stays with the cluster.
 */
public final class PodLogs {

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
		return new LogReader(request.pod(), Streams.open(this.clients.logs(), this.clients.address(), call));
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

}
