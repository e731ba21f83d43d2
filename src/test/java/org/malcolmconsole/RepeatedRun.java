package org.malcolmconsole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs named tests many times in one JVM while busy loops take the cores;
 * {@code make repeat} calls it.
 */
@EnabledIfSystemProperty(named = "repeat.tests", matches = ".+")
class RepeatedRun {

	private static final Path TESTS = Path.of("target", "test-classes");

	private final Map<String, List<Integer>> failures = new TreeMap<>();

	@Test
	void everyRoundPasses() {
		int times = Integer.getInteger("repeat.times", 20);
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(
					Stream.of(System.getProperty("repeat.tests").split("[\\s,]+")).map(RepeatedRun::selector).toList())
			.build();
		try (var load = new BusyLoops(Integer.getInteger("repeat.busy", 2))) {
			IntStream.rangeClosed(1, times).forEach((round) -> run(request, round, times));
		}
		assertThat(this.failures).as("failed tests, with the rounds of %d in which they failed", times).isEmpty();
	}

	private void run(LauncherDiscoveryRequest request, int round, int times) {
		var listener = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, listener);
		TestExecutionSummary summary = listener.getSummary();
		assertThat(summary.getTestsFoundCount()).as("tests found").isPositive();
		System.out.printf("Round %d of %d: %d tests passed, %d skipped, %d failed, %.1f s%n", round, times,
				summary.getTestsSucceededCount(), summary.getTestsSkippedCount(), summary.getTotalFailureCount(),
				(summary.getTimeFinished() - summary.getTimeStarted()) / 1000.0);
		summary.getFailures().forEach((failure) -> record(failure, round));
	}

	private void record(Failure failure, int round) {
		String name = failure.getTestIdentifier().getUniqueId().replaceFirst("^\\[engine:junit-jupiter]/", "");
		this.failures.computeIfAbsent(name, (key) -> new ArrayList<>()).add(round);
		System.out.println("FAILED in round " + round + ": " + name);
		failure.getException().printStackTrace(System.out);
	}

	/** For a class by its simple name, or "Class#method". */
	private static DiscoverySelector selector(String test) {
		String[] parts = test.split("#");
		try (Stream<Path> files = Files.walk(TESTS)) {
			Path file = files.filter((it) -> it.endsWith(parts[0] + ".class"))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no test class " + parts[0]));
			String name = TESTS.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
			return (parts.length > 1) ? DiscoverySelectors.selectMethod(name, parts[1])
					: DiscoverySelectors.selectClass(name);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The same for tests that need the control plane.
	 */
	@Tag("control-plane")
	static class OnControlPlane extends RepeatedRun {

	}

	/**
	 * Threads that never rest, to find tests that need an idle machine.
	 */
	private static final class BusyLoops implements AutoCloseable {

		private volatile boolean closed;

		BusyLoops(int count) {
			IntStream.range(0, count).forEach((number) -> {
				var thread = new Thread(this::spin, "busy-" + number);
				thread.setDaemon(true);
				thread.start();
			});
		}

		private void spin() {
			while (!this.closed) {
				Thread.onSpinWait();
			}
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
