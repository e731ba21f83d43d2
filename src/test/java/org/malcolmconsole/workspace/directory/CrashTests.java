package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.WorkspaceException;
import org.malcolmconsole.workspace.disk.Disk;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A commit of many files is there whole or not at all, wherever the power goes. */
class CrashTests {

	private static final Releases RELEASES = Bench.BUNDLED;

	@TempDir
	Path directory;

	@Test
	void aCutAfterEveryFileOperationLeavesTheOldOrTheNewSet() throws IOException {
		var seen = new TreeMap<String, Integer>();
		int cuts = 0;
		for (boolean reached = true; reached; cuts++) {
			var bench = fresh();
			var disk = CuttingDisk.losingPowerAfter(cuts);
			attempt(bench, disk);
			reached = disk.wasReached();
			seen.merge(stateAfterRecovery(bench), 1, Integer::sum);
		}
		assertThat(cuts).as("operations of one commit").isGreaterThan(20);
		assertThat(seen).as("recovered states").containsOnlyKeys("old", "new").hasSize(2);
	}

	@Test
	void aCutDuringTheRecoveryIsRecoveredFromToo() throws IOException {
		for (int cut = 9; cut < 22; cut += 6) {
			boolean reached = true;
			for (int second = 0; reached; second++) {
				var bench = fresh();
				attempt(bench, CuttingDisk.losingPowerAfter(cut));
				var disk = CuttingDisk.losingPowerAfter(second);
				try (var open = bench.open(disk, RELEASES)) {
					open.workspace().read();
				}
				catch (IOException | WorkspaceException ex) {
					assertThat(disk.wasReached()).isTrue();
				}
				reached = disk.wasReached();
				assertThat(stateAfterRecovery(bench)).isIn("old", "new");
			}
		}
	}

	@Test
	void aWriteThatFailsIsTakenBackAtOnceAndSaysSo() throws IOException {
		boolean reached = true;
		for (int failing = 4; reached; failing++) {
			var bench = fresh();
			var disk = CuttingDisk.failingOnceAfter(failing);
			try (var open = bench.open(disk, RELEASES)) {
				var before = open.workspace().current();
				try {
					open.workspace().commit(change());
				}
				catch (WorkspaceException ex) {
					assertThat(ex.getStatusCode().value()).isEqualTo(409);
					var now = contents(bench);
					assertThat(now).isIn(old(), changed());
					if (ex.getMessage().contains("Nothing was changed")) {
						assertThat(now).isEqualTo(old());
						assertThat(open.workspace().current()).isEqualTo(before);
					}
					assertThat(open.workspace().current().number()).isGreaterThanOrEqualTo(before.number());
				}
			}
			reached = disk.wasReached();
			stateAfterRecovery(bench);
		}
	}

	@Test
	void aNewDirectoryIsThereWholeAfterACutAnywhere() throws IOException {
		boolean reached = true;
		int cuts = 0;
		for (; reached; cuts++) {
			FileSystemUtils.deleteRecursively(this.directory.resolve("run"));
			var bench = new Bench(Files.createDirectories(this.directory.resolve("run")));
			var disk = CuttingDisk.losingPowerAfter(cuts);
			try (var open = bench.open(disk, new Bench.FewFiles())) {
				assertThat(open.workspace().current().number()).isEqualTo(1);
			}
			catch (IOException | WorkspaceException ex) {
				assertThat(disk.wasReached()).isTrue();
			}
			reached = disk.wasReached();
			try (var open = bench.open(new Disk(), new Bench.FewFiles())) {
				assertThat(open.workspace().read().paths()).containsExactly("config/auth.env", "config/process.env",
						"kubernetes/1.yml", "nginx/certs/.gitignore");
				assertThat(open.workspace().current().number()).isEqualTo(1);
				assertThat(bench.mode("config/auth.env")).isEqualTo("rw-------");
			}
		}
		assertThat(cuts).isGreaterThan(20);
	}

	@Test
	void locksThatAKilledProcessLeftInTheHistoryDoNotStopTheNextOne() throws IOException {
		var bench = fresh();
		Files.createFile(bench.data.resolve("history/refs/heads/main.lock"));
		Files.createFile(bench.data.resolve("history/HEAD.lock"));
		Files.createDirectories(bench.data.resolve("history.new/objects"));
		try (var open = bench.open()) {
			assertThat(open.workspace().commit(change()).number()).isEqualTo(2);
		}
	}

	@Test
	void whatAnotherProgramWroteBetweenCrashAndRestartStays() throws IOException {
		var bench = fresh();
		attempt(bench, CuttingDisk.losingPowerAfter(14));
		bench.write("config/process.env", "PUID=7\nEDITED=yes\n");
		try (var open = bench.open()) {
			open.workspace().read();
			assertThat(bench.text("config/process.env")).isEqualTo("PUID=7\nEDITED=yes\n");
			assertThat(open.workspace().current().outside()).isTrue();
		}
	}

	private static void attempt(Bench bench, CuttingDisk disk) throws IOException {
		try (var open = bench.open(disk, RELEASES)) {
			open.workspace().commit(change());
		}
		catch (IOException | WorkspaceException ex) {
			assertThat(disk.wasReached()).isTrue();
		}
	}

	/** Which set is there after the next start; history and directory must agree. */
	private static String stateAfterRecovery(Bench bench) throws IOException {
		try (var open = bench.open()) {
			var workspace = open.workspace();
			var read = workspace.read();
			var revision = workspace.revisions(0, 1).get(0);
			boolean applied = contents(bench).equals(changed());
			assertThat(contents(bench)).isIn(old(), changed());
			assertThat(bench.everything(false).keySet()).noneMatch((path) -> path.contains(".console-"));
			assertThat(read.revision()).isEqualTo(revision.number()).isEqualTo(applied ? 2 : 1);
			assertThat(revision.reason()).isEqualTo(applied ? "five files" : "found as it was");
			assertThat(workspace.diff(0, revision.number()).stream().map((file) -> file.path()).toList())
				.containsExactlyElementsOf(read.paths());
			if (applied) {
				assertThat(bench.mode("nginx/certs/key.pem")).isEqualTo("rw-------");
			}
			return applied ? "new" : "old";
		}
	}

	private Bench fresh() throws IOException {
		Path prepared = this.directory.resolve("prepared");
		if (Files.notExists(prepared)) {
			var bench = new Bench(Files.createDirectories(prepared)).withSmallTree();
			try (var open = bench.open()) {
				assertThat(open.workspace().current().number()).isEqualTo(1);
			}
		}
		return Bench.copyOf(prepared, this.directory.resolve("run"));
	}

	private static Change change() {
		var change = Change.by("analyst", "five files").delete("kubernetes/10-freq.yml");
		for (var file : changed().entrySet()) {
			if (!file.getValue().equals(old().get(file.getKey()))) {
				change = change.put(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return change;
	}

	private static SortedMap<String, String> contents(Bench bench) throws IOException {
		var all = bench.everything(false);
		all.keySet().removeIf((path) -> Files.isDirectory(bench.root.resolve(path)) || path.equals("README.md"));
		return all;
	}

	private static SortedMap<String, String> old() {
		return new TreeMap<>(
				Map.of("config/opensearch.env", "# engine\r\nOPENSEARCH_LOCAL=true\r\n\r\nUNKNOWN_KEY=kept",
						"config/zeek-secret.env", "VTOT_API2_KEY=0\nK8S_SECRET=True\n", "config/process.env",
						"PUID=1000\nPGID=1000\n", "kubernetes/10-freq.yml", "apiVersion: v1\nkind: List\nitems: []\n"));
	}

	private static SortedMap<String, String> changed() {
		var files = new TreeMap<>(old());
		files.remove("kubernetes/10-freq.yml");
		files.put("config/opensearch.env", "# engine\r\nOPENSEARCH_LOCAL=false\r\n\r\nUNKNOWN_KEY=kept");
		files.put("config/process.env", "PUID=2000\nPGID=1000\n");
		files.put("nginx/certs/key.pem", "a key\n");
		files.put("kubernetes/20-new.yml", "kind: List\n");
		return files;
	}

}
