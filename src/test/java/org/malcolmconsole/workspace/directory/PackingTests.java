package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.disk.Disk;
import org.malcolmconsole.workspace.disk.FileOperations;
import org.malcolmconsole.workspace.history.History;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Old revisions move into packs, and none is lost wherever the power goes meanwhile. */
class PackingTests {

	private static final int REVISIONS = 12;

	@TempDir
	Path directory;

	@Test
	void aCutAfterEveryFileOperationLosesNoRevision() throws IOException {
		var template = new Bench(Files.createDirectories(this.directory.resolve("template"))).withSmallTree();
		try (var open = template.open()) {
			save(open.workspace(), 2, REVISIONS);
		}
		int cuts = 0;
		for (boolean reached = true; reached; cuts++) {
			FileSystemUtils.deleteRecursively(this.directory.resolve("run"));
			FileSystemUtils.copyRecursively(template.data.getParent(), this.directory.resolve("run"));
			var bench = new Bench(this.directory.resolve("run"));
			var disk = CuttingDisk.losingPowerAfter(cuts);
			pack(bench, disk);
			reached = disk.wasReached();
			assertEveryRevisionIsThere(bench, REVISIONS);
			pack(bench, new Disk());
			assertThat(loose(bench)).isZero();
			assertEveryRevisionIsThere(bench, REVISIONS);
		}
		assertThat(cuts).as("operations of packing").isGreaterThan(8);
	}

	@Test
	void itHappensByItselfWhileRevisionsAreMade() throws IOException {
		var bench = new Bench(this.directory).withSmallTree();
		int revisions = Housekeeping.EVERY + 10;
		try (var open = bench.open()) {
			save(open.workspace(), 2, revisions);
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.untilAsserted(() -> assertThat(loose(bench)).isLessThan(2 * Housekeeping.EVERY));
			assertThat(packs(bench)).isPositive();
			assertThat(open.workspace().diff(1, 2)).hasSize(1);
			assertThat(open.workspace().restore(2, "a", "back").number()).isEqualTo(revisions + 1);
			assertThat(bench.text("config/process.env")).isEqualTo("PUID=2\nPGID=1000\n");
		}
		assertEveryRevisionIsThere(bench, revisions);
	}

	private static void save(Workspace workspace, int from, int to) {
		for (int number = from; number <= to; number++) {
			var text = "PUID=" + number + "\nPGID=1000\n";
			var change = Change.by("a", "b").put("config/process.env", text.getBytes(StandardCharsets.UTF_8));
			assertThat(workspace.commit(change).number()).isEqualTo(number);
		}
	}

	private static void pack(Bench bench, FileOperations operations) {
		try (var history = History.open(bench.data.resolve("history"), operations)) {
			history.pack(1);
		}
		catch (IOException ex) {
			assertThat(ex).isInstanceOf(CuttingDisk.PowerCut.class);
		}
	}

	private static void assertEveryRevisionIsThere(Bench bench, int revisions) throws IOException {
		try (var history = History.open(bench.data.resolve("history"), new Disk())) {
			var commits = history.log(0, revisions + 10);
			assertThat(commits).hasSizeGreaterThanOrEqualTo(revisions);
			for (int back = 0; back < revisions; back++) {
				var commit = commits.get(commits.size() - 1 - back);
				var text = new String(history.files(commit).get("config/process.env"), StandardCharsets.UTF_8);
				assertThat(text).isEqualTo("PUID=" + ((back == 0) ? 1000 : back + 1) + "\nPGID=1000\n");
			}
		}
	}

	private static long loose(Bench bench) throws IOException {
		try (var objects = Files.walk(bench.data.resolve("history/objects"))) {
			return objects.filter((file) -> file.getFileName().toString().matches("[0-9a-f]{38}")).count();
		}
	}

	private static long packs(Bench bench) throws IOException {
		try (var files = Files.list(bench.data.resolve("history/objects/pack"))) {
			return files.filter((file) -> file.toString().endsWith(".pack")).count();
		}
	}

}
