package org.malcolmconsole.opensearch.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.cluster.StandInCluster;

/** A cluster with one pod whose programs are those of this machine. */
class LocalPods extends StandInCluster {

	/** The address that names have in this cluster; as long as the one of the machine. */
	static final String ADDRESS = "10.9.88.7";

	private static final String REAL = "127.0.0.1";

	final List<ExecRequest> requests = new ArrayList<>();

	String names = ADDRESS + "  STREAM search.example.org\n" + ADDRESS + "  DGRAM\n";

	String container = "dashboards-helper-container";

	@Override
	public ClusterSnapshot snapshot() {
		Metadata metadata = new Metadata("helper-1", "uid", Map.of(), Map.of(), Instant.EPOCH, null, List.of());
		Container running = new Container(this.container, "image", Container.State.RUNNING, true, 0, null, null, null,
				null, null, null, null, null, null, null);
		Pod pod = new Pod(metadata, "Running", null, null, null, null, null, null, List.of(), List.of(running),
				List.of());
		return new ClusterSnapshot(0, null, List.of(pod), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), Instant.EPOCH, null, null, List.of());
	}

	@Override
	public ExecResult exec(ExecRequest request) {
		this.requests.add(request);
		if (request.command().get(0).equals("getent")) {
			return new ExecResult(this.names.isEmpty() ? 2 : 0, this.names, "");
		}
		try {
			Process process = new ProcessBuilder(request.command()).start();
			try (OutputStream in = process.getOutputStream()) {
				in.write(String.valueOf(request.input()).replace(ADDRESS, REAL).getBytes(StandardCharsets.UTF_8));
				// the end of the input is never told
				in.flush();
				String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				return new ExecResult(process.waitFor(), output, "");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("sh and curl are needed by this test: apt-get install curl", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
