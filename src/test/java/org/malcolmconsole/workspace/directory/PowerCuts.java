package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

import static org.assertj.core.api.Assertions.assertThat;

/** Cuts the power after every file operation of an action. */
public final class PowerCuts {

	private PowerCuts() {
	}

	/**
	 * Runs an action again and again, each time with one more file operation before the
	 * cut, and checks that all files are the old or the new ones.
	 * @param files what is there before
	 */
	public static void leaveOldOrNew(Path directory, Map<String, String> files, Consumer<Workspace> action)
			throws IOException {
		SortedMap<String, String> before = fresh(directory, files).everything(false);
		Bench whole = fresh(directory, files);
		try (var open = whole.open()) {
			action.accept(open.workspace());
		}
		SortedMap<String, String> after = whole.everything(false);
		assertThat(after).isNotEqualTo(before);
		Map<String, Integer> seen = new TreeMap<>();
		boolean reached = true;
		for (int cut = 0; reached; cut++) {
			Bench bench = fresh(directory, files);
			CuttingDisk disk = CuttingDisk.losingPowerAfter(cut);
			try (var open = bench.open(disk, Bench.BUNDLED)) {
				action.accept(open.workspace());
			}
			catch (IOException | WorkspaceException ex) {
				assertThat(disk.wasReached()).isTrue();
			}
			reached = disk.wasReached();
			try (var open = bench.open()) {
				open.workspace().read();
			}
			assertThat(bench.everything(false)).isIn(List.of(before, after));
			seen.merge(bench.everything(false).equals(after) ? "new" : "old", 1, Integer::sum);
		}
		assertThat(seen).containsOnlyKeys("old", "new");
		assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).as("cuts").isGreaterThan(6);
	}

	/** A copy of what was prepared at the first call. */
	private static Bench fresh(Path directory, Map<String, String> files) throws IOException {
		Path prepared = directory.resolve("prepared");
		if (Files.notExists(prepared)) {
			Bench bench = new Bench(Files.createDirectories(prepared));
			for (var file : files.entrySet()) {
				bench.write(file.getKey(), file.getValue());
			}
			try (var open = bench.open()) {
				open.workspace().read();
			}
		}
		return Bench.copyOf(prepared, directory.resolve("run"));
	}

}
