package org.malcolmconsole.cluster.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;

/**
 * Lists the objects of one kind, and tells what happens to them from then on.
 */
public final class ObjectFeed {

	private static final String PAGE = "500";

	private final Clients clients;

	private final Rest rest;

	private final String resource;

	private final String path;

	/**
	 * The objects of a kind.
	 * @param resource its plural name
	 * @param path under which it is served
	 */
	public ObjectFeed(Clients clients, String resource, String path) {
		this.clients = clients;
		this.rest = new Rest(clients, Clients::watches);
		this.resource = resource;
		this.path = path;
	}

	/**
	 * All of them as the cluster has them now, never from an older copy, in pages.
	 * @throws ClusterException when they can't be read
	 */
	public Listing list() {
		List<Manifest> items = new ArrayList<>();
		String version = "";
		String next = "";
		do {
			Map<String, String> query = new LinkedHashMap<>(Map.of("limit", PAGE));
			if (!next.isEmpty()) {
				query.put("continue", next);
			}
			Manifest page = this.rest.expect(Call.get("list " + this.resource, this.path + Paths.query(query)))
				.object();
			items.addAll(page.each("items"));
			version = page.text("metadata", "resourceVersion").orElse(version);
			next = page.text("metadata", "continue").orElse("");
		}
		while (!next.isEmpty());
		if (version.isEmpty()) {
			throw new ClusterException(Reason.BUSY, "Can't list %s: what answers at %s is not Kubernetes."
				.formatted(this.resource, this.clients.address()));
		}
		return new Listing(version, items);
	}

	/**
	 * What happens after a version, for at most so long.
	 * @throws ClusterException when it can't be watched
	 */
	public ObjectEvents events(String version, Duration atMost) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("watch", "true");
		query.put("allowWatchBookmarks", "true");
		query.put("timeoutSeconds", Long.toString(Math.max(1, atMost.toSeconds())));
		query.put("resourceVersion", version);
		Call call = Call.get("watch " + this.resource, this.path + Paths.query(query));
		return new ObjectEvents(call, Streams.open(this.clients.watches(), this.clients.address(), call));
	}

	/**
	 * Objects of a kind at a version.
	 */
	public record Listing(String version, List<Manifest> items) {
	}

}
