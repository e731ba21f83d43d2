package org.malcolmconsole.credential.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.workspace.MemoryWorkspace;

import static org.assertj.core.api.Assertions.assertThat;

/** Several writers change one file of a pod, whose shell is real. */
class PodFileTests {

	private static final String PATH = "/etc/nginx/auth/htpasswd";

	@TempDir
	Path directory;

	private PodsOnDisk cluster;

	private Path file;

	@BeforeEach
	void aPodWithAFile() throws Exception {
		this.cluster = new PodsOnDisk(Files.createDirectories(this.directory.resolve("pods")));
		this.file = this.cluster.file("nginx", PATH);
		Files.writeString(this.file, "first\n");
		this.cluster.run("nginx", "1");
		this.cluster.slow("mv", "0.3");
	}

	@Test
	void twoConsolesThatChangeAFileAtOnceLoseNothing() throws Exception {
		addAtOnce(podFile(pods()), podFile(pods()));
		assertThat(Files.readAllLines(this.file)).containsExactlyInAnyOrder("first", "line 0", "line 1");
	}

	@Test
	void manyWritersInOneConsoleWaitForEachOther() throws Exception {
		RunningPods pods = pods();
		addAtOnce(podFile(pods), podFile(pods), podFile(pods), podFile(pods), podFile(pods));
		assertThat(Files.readAllLines(this.file)).hasSize(6).contains("line 0", "line 4");
	}

	@Test
	void aLockThatSomebodyLeftBehindIsTakenAway() throws Exception {
		Path lock = Files.createDirectory(this.file.resolveSibling("htpasswd.lock"));
		Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
		addAtOnce(podFile(pods()), podFile(pods()));
		assertThat(Files.readAllLines(this.file)).containsExactlyInAnyOrder("first", "line 0", "line 1");
		assertThat(this.file.getParent()).isDirectoryNotContaining("glob:**.lock*");
	}

	private static void addAtOnce(PodFile... writers) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(writers.length);
		try {
			List<Future<?>> ends = new ArrayList<>();
			for (int number = 0; number < writers.length; number++) {
				PodFile writer = writers[number];
				String line = "line " + number + "\n";
				ends.add(threads.submit(
						() -> writer.edit((before) -> (new String(before.orElseThrow(), StandardCharsets.UTF_8) + line)
							.getBytes(StandardCharsets.UTF_8))));
			}
			for (Future<?> end : ends) {
				end.get(3, TimeUnit.MINUTES);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** As of a console of its own. */
	private RunningPods pods() {
		return Deliveries.pods(this.cluster, new MemoryWorkspace(TestRelease.BUNDLED.newest(), java.util.Map.of()));
	}

	private static PodFile podFile(RunningPods pods) {
		return new PodFile(pods, "nginx-1", PATH);
	}

}
