package org.malcolmconsole.cluster.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.ExecResult;

/**
 * Runs commands in containers.
 */
public final class PodExec {

	private final Clients clients;

	private final String namespace;

	public PodExec(Clients clients, String namespace) {
		this.clients = clients;
		this.namespace = namespace;
	}

	/**
	 * Runs a command until it ends or its time is over.
	 * @throws ClusterException when it can't be started, or did not end in time
	 */
	public ExecResult run(ExecRequest request) {
		Output output = new Output();
		Output errors = new Output();
		try (ExecWatch watch = start(request, output, errors)) {
			int code = watch.exitCode().get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
			return new ExecResult(code, output.text(), errors.text());
		}
		catch (KubernetesClientException ex) {
			throw failure(request, ex);
		}
		catch (TimeoutException ex) {
			throw new ClusterException(Reason.UNREACHABLE, "The command in pod %s did not end within %d s."
				.formatted(request.pod(), request.timeout().toSeconds()), List.of(), ex);
		}
		catch (ExecutionException ex) {
			throw new ClusterException(Reason.UNREACHABLE,
					"The command in pod %s broke off (%s).".formatted(request.pod(), Failures.cause(ex)), List.of(),
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ClusterException(Reason.UNREACHABLE, "The command was interrupted.", List.of(), ex);
		}
	}

	private ExecWatch start(ExecRequest request, Output output, Output errors) {
		ContainerResource container = container(request);
		String[] command = request.command().toArray(String[]::new);
		String input = request.input();
		if (input == null) {
			return container.writingOutput(output).writingError(errors).exec(command);
		}
		ExecWatch watch = container.redirectingInput().writingOutput(output).writingError(errors).exec(command);
		try {
			OutputStream stream = watch.getInput();
			stream.write(input.getBytes(StandardCharsets.UTF_8));
			stream.flush();
			return watch;
		}
		catch (IOException ex) {
			watch.close();
			throw new ClusterException(Reason.UNREACHABLE,
					"The command in pod %s broke off before it read its input.".formatted(request.pod()), List.of(),
					ex);
		}
	}

	private ContainerResource container(ExecRequest request) {
		PodResource pod = this.clients.calls().pods().inNamespace(this.namespace).withName(request.pod());
		return (request.container() != null) ? pod.inContainer(request.container()) : pod;
	}

	private static ClusterException failure(ExecRequest request, KubernetesClientException ex) {
		String start = "Can't run the command in pod " + request.pod() + ": ";
		return switch (ex.getCode()) {
			case 403 -> new ClusterException(Reason.FORBIDDEN, start + "we are not allowed to.");
			case 404 -> new ClusterException(Reason.NOT_FOUND, start + "there is no such pod.");
			case 0 -> new ClusterException(Reason.UNREACHABLE, start + Failures.cause(ex) + ".", List.of(), ex);
			default -> new ClusterException(Reason.BUSY, start + "the cluster answered " + ex.getCode() + ".");
		};
	}

	/**
	 * Keeps the first MiB.
	 */
	private static final class Output extends OutputStream {

		private static final int MAX = 1024 * 1024;

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public synchronized void write(int value) {
			if (this.bytes.size() < MAX) {
				this.bytes.write(value);
			}
		}

		@Override
		public synchronized void write(byte[] part, int offset, int length) {
			this.bytes.write(part, offset, Math.min(length, MAX - this.bytes.size()));
		}

		synchronized String text() {
			return this.bytes.toString(StandardCharsets.UTF_8);
		}

	}

}
