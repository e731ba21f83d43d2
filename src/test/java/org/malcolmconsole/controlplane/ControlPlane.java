package org.malcolmconsole.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real control plane that {@code src/test/control-plane/run-tests} started for the
 * tests tagged {@code control-plane}.
 */
public final class ControlPlane implements AutoCloseable {

	private final Path kit;

	private final Path programs;

	private final Path work;

	private ControlPlane(Path kit, Path programs, Path work) {
		this.kit = kit;
		this.programs = programs;
		this.work = work;
	}

	/** The one of this run; fails when the tests were not started by the script. */
	public static ControlPlane running() {
		return new ControlPlane(path("CONTROL_PLANE_KIT"), path("CONTROL_PLANE_BIN"), path("CONTROL_PLANE_WORK"));
	}

	/**
	 * Another one, for a test that breaks it; the caller closes it, which ends it.
	 * @param folder an empty folder of the test's own
	 */
	public static ControlPlane startedIn(Path folder) {
		var plane = new ControlPlane(path("CONTROL_PLANE_KIT"), path("CONTROL_PLANE_BIN"), folder);
		run(null, List.of(plane.kit.resolve("up").toString(), plane.programs.toString(), folder.toString()));
		return plane;
	}

	/** Ends a control plane that the test started. */
	@Override
	public void close() {
		run(null, List.of(this.kit.resolve("down").toString(), this.work.toString()));
	}

	/** A kubeconfig (text) of somebody who may do everything; its context is "test". */
	public String kubeconfig() {
		return read(kubeconfigFile());
	}

	/** The file of {@link #guestKubeconfig()}. */
	public Path guestKubeconfigFile() {
		return this.work.resolve("kubeconfig-guest");
	}

	/** The file of {@link #kubeconfig()}. */
	public Path kubeconfigFile() {
		return this.work.resolve("kubeconfig");
	}

	/** A kubeconfig (text) of user "guest", who may do what the test grants with RBAC. */
	public String guestKubeconfig() {
		return read(guestKubeconfigFile());
	}

	/** Ends the API server at once, as a crash would; etcd, nodes and logs stay. */
	public void killApiServer() {
		program("kill", "kube-apiserver");
	}

	/** Starts the API server again at its old address, and waits until it is ready. */
	public void startApiServer() {
		program("start", "kube-apiserver");
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptionsMatching(AssertionError.class::isInstance)
			.until(() -> kubectl("get", "--raw", "/readyz").equals("ok"));
	}

	/**
	 * Lets a program stand still ("STOP") or go on ("CONT"): it keeps its connections,
	 * but answers nothing.
	 */
	public void signal(String signal, String program) {
		run(null, List.of("kill", "-" + signal, read(this.work.resolve("run").resolve(program + ".pid")).strip()));
	}

	/**
	 * Starts again with nothing in it, at the same address: another cluster in the place
	 * of this one.
	 */
	public void replace() {
		program("stop", "kube-apiserver");
		program("stop", "etcd");
		run(null, List.of("rm", "-rf", this.work.resolve("etcd").toString()));
		program("start", "etcd");
		startApiServer();
	}

	/** Ends ("kill", "stop") or starts ("start") any of the control plane's programs. */
	public void program(String action, String name) {
		run(null, List.of(this.kit.resolve("program").toString(), this.work.toString(), action, name));
	}

	/** What kubectl prints; fails with what it complains about. */
	public String kubectl(String... arguments) {
		return kubectlWith(null, arguments);
	}

	/** Applies YAML with kubectl, server-side, as manager "kubectl". */
	public void apply(String yaml) {
		kubectlWith(yaml, "apply", "--server-side", "-f", "-");
	}

	private String kubectlWith(String input, String... arguments) {
		var command = Stream.concat(Stream.of(this.programs.resolve("kubectl").toString(), "--kubeconfig",
				this.work.resolve("kubeconfig").toString()), Arrays.stream(arguments));
		return run(input, command.toList());
	}

	/**
	 * Gives each of these containers of a pod a log of its own, empty at first; until
	 * then it reads the log that all share.
	 */
	public void ownLogs(String namespace, String pod, String... containers) {
		var logs = Arrays.stream(containers)
			.peek((container) -> write(log(namespace, pod, container), ""))
			.map((container) -> "{containers: [%s], follow: true, logsFile: '%s'}".formatted(container,
					log(namespace, pod, container)))
			.collect(Collectors.joining(", "));
		apply("""
				apiVersion: kwok.x-k8s.io/v1alpha1
				kind: Logs
				metadata: {name: %s, namespace: %s}
				spec: {logs: [%s]}
				""".formatted(pod, namespace, logs));
		awaitOwnLog(namespace, pod, containers[0]);
	}

	/**
	 * The nodes learn of it after a moment: until then they would read the shared file.
	 */
	private void awaitOwnLog(String namespace, String pod, String container) {
		var path = "/api/v1/namespaces/%s/pods/%s/log?container=%s".formatted(namespace, pod, container);
		write(log(namespace, pod, container), cri(Instant.EPOCH, "the log of " + container));
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.ignoreExceptionsMatching(AssertionError.class::isInstance)
			.until(() -> kubectl("get", "--raw", path).strip().equals("the log of " + container));
		write(log(namespace, pod, container), "");
	}

	/** Writes lines at the end of a container's own log, all with this time. */
	public void writeLog(String namespace, String pod, String container, Instant time, String... lines) {
		write(log(namespace, pod, container),
				Arrays.stream(lines).map((line) -> cri(time, line)).collect(Collectors.joining()),
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/**
	 * Writes a line at the end of the log of all containers that have none of their own.
	 */
	public void writeSharedLog(Instant time, String line) {
		write(this.work.resolve("pods.log"), cri(time, line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/**
	 * The folder in which the shell of every container finds its absolute paths.
	 */
	public Path container() {
		return this.work.resolve("container");
	}

	/** The API server's audit log of commands in pods. */
	public Path auditLog() {
		return this.work.resolve("audit.log");
	}

	private Path log(String namespace, String pod, String container) {
		return this.work.resolve("logs").resolve(namespace + "_" + pod + "_" + container + ".log");
	}

	private static String cri(Instant time, String line) {
		// always nine digits, as container runtimes write it
		return "%s.%09dZ stdout F %s%n"
			.formatted(Instant.ofEpochSecond(time.getEpochSecond()).toString().replace("Z", ""), time.getNano(), line);
	}

	private static Path path(String variable) {
		var value = System.getenv(variable);
		if (value == null) {
			throw new IllegalStateException(variable + " is not set: start these tests with `make test-cluster`");
		}
		return Path.of(value);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String text, StandardOpenOption... options) {
		try {
			Files.writeString(file, text, options);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String run(String input, List<String> command) {
		try {
			var output = Files.createTempFile("output", ".txt");
			var errors = Files.createTempFile("errors", ".txt");
			try {
				return run(input, command, output, errors);
			}
			finally {
				Files.deleteIfExists(output);
				Files.deleteIfExists(errors);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String run(String input, List<String> command, Path output, Path errors)
			throws IOException, InterruptedException {
		var builder = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
		var process = builder.start();
		try (var stdin = process.outputWriter()) {
			stdin.write((input != null) ? input : "");
		}
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ended in time", command).isTrue();
		assertThat(process.exitValue()).as("%s: %s", command, read(errors)).isZero();
		return read(output);
	}

}
