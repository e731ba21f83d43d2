package org.malcolmconsole.credential.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.cluster.StandInCluster;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pods whose files are folders of this machine: commands are run by its real shell, with
 * absolute paths below the pod's folder. As in a real pod the input never ends.
 */
public class PodsOnDisk extends StandInCluster {

	private final Path root;

	private final Map<String, Pod> pods = new TreeMap<>();

	private final List<Runnable> listeners = new ArrayList<>();

	/** Every command that was run, as everybody on the node could see it. */
	public final List<String> commands = Collections.synchronizedList(new ArrayList<>());

	private ClusterException refusal;

	private Path slow;

	private Runnable betweenCommands = () -> {
	};

	public PodsOnDisk(Path root) {
		this.root = root;
	}

	/** Lets a deployment's pod run; another one takes the place of the former. */
	public Path run(String deployment, String uid) {
		Map<String, String> labels = Map.of("name", deployment);
		Metadata metadata = new Metadata(deployment + "-" + uid, deployment + "-" + uid, labels, Map.of(),
				Instant.EPOCH, null, List.of());
		this.pods.put(deployment, new Pod(metadata, "Running", null, null, null, null, null, null, List.of(), List.of(),
				List.of(new Condition("Ready", "True", null, null, null))));
		List.copyOf(this.listeners).forEach(Runnable::run);
		return this.root.resolve(deployment);
	}

	/** The file of a deployment's pods, with its folder. */
	public Path file(String deployment, String path) {
		Path file = this.root.resolve(deployment + path);
		try {
			Files.createDirectories(file.getParent());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file;
	}

	/** Commands fail like this from now on; null for no more. */
	public void refuse(ClusterException refusal) {
		this.refusal = refusal;
	}

	/** What happens before each command. */
	public void between(Runnable something) {
		this.betweenCommands = something;
	}

	/**
	 * Lets a program of the shell take so long from now on, before it does its work.
	 */
	public void slow(String program, String seconds) {
		try {
			Path folder = Files.createDirectories(this.root.resolve("slow"));
			Path script = folder.resolve(program);
			Files.writeString(script,
					"#!/bin/sh\nsleep %s\nPATH=${PATH#*:}\nexec %s \"$@\"\n".formatted(seconds, program));
			assertThat(script.toFile().setExecutable(true)).isTrue();
			this.slow = folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public ClusterSnapshot snapshot() {
		ClusterSnapshot all = super.snapshot();
		List<Deployment> deployments = this.pods.keySet()
			.stream()
			.map((name) -> new Deployment(new Metadata(name, name, Map.of(), Map.of(), Instant.EPOCH, null, List.of()),
					1, 1, 1, 1, 1, true, Map.of("name", name), List.of()))
			.toList();
		return new ClusterSnapshot(0, null, List.copyOf(this.pods.values()), deployments, List.of(), all.nodes(),
				all.claims(), List.of(), List.of(), List.of(), Instant.EPOCH, null, null, List.of());
	}

	@Override
	public Runnable onChange(Runnable listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	@Override
	public ExecResult exec(ExecRequest request) {
		this.betweenCommands.run();
		if (this.refusal != null) {
			throw this.refusal;
		}
		String deployment = this.pods.values()
			.stream()
			.filter((pod) -> pod.metadata().name().equals(request.pod()))
			.map((pod) -> pod.metadata().labels().get("name"))
			.findFirst()
			.orElseThrow();
		this.commands.add(String.join("\u0000", request.command()));
		List<String> command = request.command()
			.stream()
			.map((word) -> word.startsWith("/") ? this.root.resolve(deployment) + word : word)
			.toList();
		try {
			String input = request.input();
			return run(command, ((input != null) ? input : "").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private ExecResult run(List<String> command, byte[] input) throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.root, "output", "");
		Path errors = Files.createTempFile(this.root, "errors", "");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		if (this.slow != null) {
			builder.environment().merge("PATH", this.slow.toString(), (path, first) -> first + ":" + path);
		}
		Process process = builder.start();
		try {
			process.getOutputStream().write(input);
			process.getOutputStream().flush();
		}
		catch (IOException ex) {
			// it ended before it read everything
		}
		if (!process.waitFor(60, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError("A command waits for the end of its input: " + command);
		}
		return new ExecResult(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8),
				Files.readString(errors, StandardCharsets.UTF_8));
	}

}
