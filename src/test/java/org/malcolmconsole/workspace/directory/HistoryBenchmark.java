package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.settings.value.EngineBench;
import org.malcolmconsole.settings.value.Reading;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.disk.Disk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opening and saving settings with a short and with a long history, taken in turns.
 * Measures for people and judges nothing by the clock:
 * <code>mvn test -Dtest=HistoryBenchmark -Dbenchmark=10000</code>.
 */
@EnabledIfSystemProperty(named = "benchmark", matches = "[0-9]+")
class HistoryBenchmark {

	private static final int SHORT = 100;

	private static final int ROUNDS = 60;

	private final Map<String, List<Long>> times = new TreeMap<>();

	@TempDir
	Path directory;

	@Test
	void compare() throws IOException {
		int many = Integer.getInteger("benchmark");
		var few = new Bench(Files.createDirectories(this.directory.resolve("few")));
		var lots = new Bench(Files.createDirectories(this.directory.resolve("lots")));
		try (var one = few.open(new Disk(), Bench.BUNDLED); var other = lots.open(new Disk(), Bench.BUNDLED)) {
			fill(one.workspace(), SHORT);
			fill(other.workspace(), many);
			one.housekeeping().close();
			other.housekeeping().close();
			for (int round = -10; round < ROUNDS; round++) {
				work("%6d".formatted(SHORT), one.workspace(), round);
				work("%6d".formatted(many), other.workspace(), round);
			}
			assertThat(other.workspace().current().number()).isGreaterThan(many);
		}
		report(many);
	}

	private void work(String name, Workspace workspace, int round) {
		long number = workspace.current().number();
		measure("open    " + name, round, () -> Reading.of(EngineBench.CATALOG, workspace.read()));
		measure("save    " + name, round, () -> {
			var contents = workspace.read();
			var answers = Map.<String, Object>of("logstash_workers", 1L + number % 900, "opensearch_memory",
					(1 + number % 60) + "g");
			var change = EngineBench.edits(contents, answers, false).basedOn(contents.revision());
			workspace.preview(change);
			workspace.commit(change);
		});
		measure("history " + name, round, () -> workspace.revisions(0, 26));
		measure("oldest  " + name, round, () -> workspace.diff(1, 2));
	}

	private void measure(String name, int round, Runnable work) {
		long begin = System.nanoTime();
		work.run();
		if (round >= 0) {
			this.times.computeIfAbsent(name, (key) -> new ArrayList<>()).add(System.nanoTime() - begin);
		}
	}

	private void report(int many) {
		this.times.forEach((name, all) -> System.out.printf("%s revisions: median %6.1f ms%n", name, median(all)));
		for (var what : List.of("open   ", "save   ", "history", "oldest ")) {
			System.out.printf("%s x %.2f%n", what, median(this.times.get(what + " %6d".formatted(many)))
					/ median(this.times.get(what + " %6d".formatted(SHORT))));
		}
	}

	private static double median(List<Long> times) {
		return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow() / 1e6;
	}

	private static void fill(Workspace workspace, int revisions) {
		for (long number = workspace.current().number(); number < revisions; number++) {
			var text = "PUID=%d%nPGID=1000%n".formatted(number);
			workspace.commit(Change.by("a", "b").put("config/process.env", text.getBytes(StandardCharsets.UTF_8)));
		}
	}

}
