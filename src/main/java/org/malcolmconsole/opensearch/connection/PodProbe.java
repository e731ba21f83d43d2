package org.malcolmconsole.opensearch.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.probe.Destinations;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Findings.Notes;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.ProbeFailure;
import org.malcolmconsole.probe.SafeAddress;

import org.springframework.stereotype.Component;

/**
 * Tries an OpenSearch from a pod of Malcolm that runs, by the curl in its container; the
 * password goes to curl's input.
 */
@Component
public class PodProbe {

	/** Containers that have curl, the best first. */
	private static final List<String> CONTAINERS = List.of("dashboards-helper", "arkime", "opensearch");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Cluster cluster;

	public PodProbe(Cluster cluster) {
		this.cluster = cluster;
	}

	/** Tries it, from its name up to its health. */
	public Findings run(Question question) {
		Optional<Place> place = place();
		String title = "From the cluster" + place.map((found) -> ", pod " + found.pod()).orElse("");
		return Findings.of(title, Judge.KINDS,
				(notes) -> run(question,
						place.orElseThrow(() -> ProbeFailure.skipped(Kind.DNS,
								this.cluster.connection().connected()
										? "No pod of Malcolm runs that could try it. Start Malcolm first."
										: "No cluster is connected.")),
						notes));
	}

	private void run(Question question, Place place, Notes notes) throws ProbeFailure {
		HttpAddress address = question.address();
		String pinned = lookUp(place, address.host());
		notes.ok(Kind.DNS, "%s is %s.".formatted(address.host(), pinned));
		Answer first = curl(place, question, pinned, "/");
		notes.ok(Kind.TCP, "Port %d accepts connections.".formatted(address.port()));
		if (address.secure() && question.verify()) {
			notes.ok(Kind.TLS, "The pod trusts the server's certificate.");
		}
		else {
			notes.warn(Kind.TLS, address.secure() ? "Encrypted; the certificate is not checked, as the settings say."
					: "Not encrypted, as the address says.", null);
		}
		Judge.judge(question, (path) -> curl(place, question, pinned, path), first, notes);
	}

	/** Looks the name up in the pod, so that what is checked is what curl connects to. */
	private String lookUp(Place place, String host) throws ProbeFailure {
		String plain = host.replaceAll("[\\[\\]]", "");
		if (SafeAddress.isNumeric(host) || host.startsWith("[")) {
			Destinations.check(host, List.of(address(plain)));
			return plain;
		}
		ExecResult result = exec(place, List.of("getent", "ahosts", host), null);
		if (result.exitCode() != 0 && result.exitCode() != 2) {
			throw new ProbeFailure(Kind.DNS, "The pod has no program to look names up with.",
					"Give the address as a number instead of a name.");
		}
		List<InetAddress> found = new ArrayList<>();
		for (String line : result.output().lines().limit(20).toList()) {
			found.add(address(line.strip().replaceAll("\\s.*", "")));
		}
		if (found.isEmpty()) {
			throw new ProbeFailure(Kind.DNS, "The name %s is not known in the cluster.".formatted(host),
					"Check how it is written, and the cluster's name server.");
		}
		Destinations.check(host, found);
		return found.get(0).getHostAddress().replaceAll("%.*", "");
	}

	private static InetAddress address(String text) throws ProbeFailure {
		try {
			if (text.matches("[0-9a-fA-F:.]{2,45}") && (SafeAddress.isNumeric(text) || text.contains(":"))) {
				return InetAddress.getByName(text);
			}
		}
		catch (UnknownHostException ex) {
			// falls through: it is no address
		}
		throw new ProbeFailure(Kind.DNS, "The pod's name service answers something that is no address.",
				"Give the address as a number instead of a name.");
	}

	private Answer curl(Place place, Question question, String pinned, String path) throws ProbeFailure {
		String config = CurlConfig.of(question, pinned, path);
		int length = config.getBytes(StandardCharsets.UTF_8).length;
		ExecResult result = exec(place, List.of("sh", "-c", "head -c %d | curl -q -K -".formatted(length)), config);
		return CurlConfig.answer(question.address(), result);
	}

	private ExecResult exec(Place place, List<String> command, @Nullable String input) throws ProbeFailure {
		try {
			return this.cluster.exec(new ExecRequest(place.pod(), place.container(), command, input, PATIENCE));
		}
		catch (ClusterException ex) {
			throw new ProbeFailure(Kind.DNS, ex.getMessage(),
					"The test from the cluster needs the permission to run commands in pods.");
		}
	}

	private Optional<Place> place() {
		List<Pod> pods = this.cluster.snapshot().pods();
		return CONTAINERS.stream()
			.flatMap((name) -> pods.stream()
				.flatMap((pod) -> pod.containers()
					.stream()
					.filter((container) -> isFit(container, name))
					.map((container) -> new Place(pod.metadata().name(), container.name()))))
			.findFirst();
	}

	private static boolean isFit(Container container, String name) {
		return container.state() == Container.State.RUNNING && container.name().startsWith(name);
	}

	/** A container that can ask. */
	private record Place(String pod, String container) {

	}

}
