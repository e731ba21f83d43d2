package org.malcolmconsole.simulator.kubelet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The kinds of lines that a service writes.
 *
 * @param opening what it says at first, in order
 * @param usual what it says later, at random; %d becomes a number, %t the time
 */
record Phrases(List<String> opening, List<String> usual) {

	private static final Phrases PLAIN = new Phrases(
			List.of("starting", "reading configuration from the environment", "configuration is complete", "ready"),
			List.of("%t INFO nothing to do, looking again in 30 s", "%t INFO finished in %d ms",
					"%t DEBUG %d objects in memory"));

	private static final Phrases SEARCH = new Phrases(
			List.of("[%t][INFO ][node.setup] starting, heap 4 GiB", "[%t][INFO ][node.setup] plugins loaded",
					"[%t][INFO ][transport] bound to port 9300", "[%t][INFO ][http] bound to port 9200",
					"[%t][INFO ][cluster.health] state changed from RED to GREEN"),
			List.of("[%t][INFO ][index.refresh] arkime_sessions3: %d documents refreshed",
					"[%t][INFO ][gc] collected %d MiB of the young generation",
					"[%t][DEBUG][index.merge] merged %d segments",
					"[%t][WARN ][breaker] a request of %d KiB came near to the limit"));

	private static final Phrases PIPELINE = new Phrases(
			List.of("[%t][INFO ][runner] starting pipelines: input, zeek, suricata, beats, enrichment, output",
					"[%t][INFO ][input] listening for beats on port 5044", "[%t][INFO ][runner] pipelines running"),
			List.of("[%t][INFO ][output] %d events written", "[%t][INFO ][enrichment] cache holds %d addresses",
					"[%t][WARN ][output] the queue is %d %% full",
					"[%t][ERROR][filter] an event of %d bytes could not be parsed and was tagged"));

	private static final Phrases NETWORK = new Phrases(
			List.of("%t INFO waiting for packet files", "%t INFO rules loaded", "%t INFO workers started: 2"),
			List.of("%t INFO processed a packet file of %d MiB", "%t INFO %d flows finished",
					"%t NOTICE %d packets dropped by the kernel", "%t DEBUG worker idle"));

	private static final Phrases WEB = new Phrases(
			List.of("%t [notice] configuration test is successful", "%t [notice] worker processes started"),
			List.of("10.0.0.%d - analyst [%t] \"GET /dashboards/app/home HTTP/1.1\" 200 4711",
					"10.0.0.%d - analyst [%t] \"POST /api/search HTTP/1.1\" 200 812",
					"10.0.0.%d - - [%t] \"GET /netbox/ HTTP/1.1\" 401 172",
					"%t [error] upstream needed %d ms and was given up"));

	private static final Phrases DATABASE = new Phrases(
			List.of("%t LOG: starting", "%t LOG: listening on all addresses", "%t LOG: ready to accept connections"),
			List.of("%t LOG: checkpoint complete, %d buffers written", "%t LOG: %d clients connected",
					"%t WARNING: a statement took %d ms"));

	private static final Map<String, Phrases> BY_SERVICE = Map.ofEntries(Map.entry("opensearch", SEARCH),
			Map.entry("logstash", PIPELINE), Map.entry("filebeat", PIPELINE), Map.entry("zeek", NETWORK),
			Map.entry("suricata", NETWORK), Map.entry("pcap", NETWORK), Map.entry("arkime", NETWORK),
			Map.entry("nginx", WEB), Map.entry("dashboards", WEB), Map.entry("api", WEB), Map.entry("upload", WEB),
			Map.entry("htadmin", WEB), Map.entry("netbox-postgres", DATABASE), Map.entry("netbox-redis", DATABASE));

	static Phrases of(String container) {
		return container.contains("dirinit") ? PLAIN
				: BY_SERVICE.entrySet()
					.stream()
					.filter((entry) -> container.startsWith(entry.getKey()))
					.map(Map.Entry::getValue)
					.findFirst()
					.orElse(PLAIN);
	}

	String line(long number, long dice, Instant at) {
		String phrase = (number < this.opening.size()) ? this.opening.get((int) number)
				: this.usual.get((int) (dice % this.usual.size()));
		return phrase.replace("%t", at.truncatedTo(ChronoUnit.MILLIS).toString())
			.replace("%d", Long.toString(1 + dice / 7 % 240))
			.replace("%%", "%");
	}

}
