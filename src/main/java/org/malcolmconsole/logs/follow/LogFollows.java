package org.malcolmconsole.logs.follow;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.malcolmconsole.cluster.Cluster;

import org.springframework.stereotype.Component;

/**
 * Opens merged logs, as many at a time as the console may.
 */
@Component
public class LogFollows {

	private final Cluster cluster;

	private final Clock clock;

	private final LogsProperties limits;

	private final Semaphore free;

	LogFollows(Cluster cluster, Clock clock, LogsProperties limits) {
		this.cluster = cluster;
		this.clock = clock;
		this.limits = limits;
		this.free = new Semaphore(limits.maxFollows());
	}

	/**
	 * Opens the logs of a query; close it to free its place.
	 * @throws LogProblem 503 when too many are open
	 */
	public LogFollow open(LogQuery query, Positions positions) {
		if (!this.free.tryAcquire()) {
			throw LogProblem.tooMany(this.limits.maxFollows());
		}
		LogFollow follow = new LogFollow(query, positions, this.cluster, this.clock, this.limits.silenceLimit(),
				this.free::release);
		try {
			follow.begin();
			return follow;
		}
		catch (RuntimeException ex) {
			follow.close();
			throw ex;
		}
	}

	/**
	 * The services that have pods now, by name.
	 */
	public List<String> services() {
		return this.cluster.snapshot().pods().stream().map(Pods::service).distinct().sorted().toList();
	}

	/**
	 * The pods that are there now, by name.
	 */
	public List<String> pods() {
		return this.cluster.snapshot().pods().stream().map((pod) -> pod.metadata().name()).sorted().toList();
	}

}
