package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.settings.value.EngineBench;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.WorkspaceException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change of settings that touches every env file it can is one revision, and it is
 * there whole or not at all wherever the power goes.
 */
class SettingsCrashTests {

	private static final Map<String, Object> ANSWERS = Map.of("reverse_dns", true, "auth_mode", "ldap");

	@TempDir
	Path directory;

	private SortedMap<String, String> before = new TreeMap<>();

	private SortedMap<String, String> after = new TreeMap<>();

	@BeforeEach
	void makeATreeInWhichEveryVariableWasEdited() throws IOException {
		var template = new Bench(this.directory.resolve("template"));
		var files = new HashMap<String, byte[]>();
		for (var write : EngineBench.CATALOG.writes()) {
			var path = "config/" + write.file();
			var bytes = files.getOrDefault(path, EngineBench.EXAMPLES.file(path).orElseThrow());
			files.put(path, EnvFile.parse(write.file(), bytes).with(write.key(), "edited # by hand").bytes());
		}
		var edited = Contents.of(files);
		this.before = texts(edited);
		this.after = texts(EngineBench.replace(edited, ANSWERS));
		for (var file : this.before.entrySet()) {
			template.write(file.getKey(), file.getValue());
		}
		try (var open = template.open()) {
			assertThat(open.workspace().current().number()).isEqualTo(1);
		}
	}

	@Test
	void itIsOneRevisionOverAllFiles() throws IOException {
		var bench = fresh();
		try (var open = bench.open()) {
			var workspace = open.workspace();
			assertThat(workspace.commit(change(workspace.read())).number()).isEqualTo(2);
			assertThat(workspace.diff(1, 2)).hasSize(this.before.size() + 1);
			assertThat(this.before).hasSizeGreaterThan(15);
			assertThat(texts(workspace.read())).isEqualTo(this.after);
		}
	}

	@Test
	void aCutAfterFileOperationsLeavesTheOldOrTheNewSet() throws IOException {
		var seen = new TreeMap<String, Integer>();
		int cuts = 0;
		// CrashTests cuts after every single one
		for (boolean reached = true; reached; cuts += 2) {
			var bench = fresh();
			var disk = CuttingDisk.losingPowerAfter(cuts);
			attempt(bench, disk);
			reached = disk.wasReached();
			seen.merge(stateAfterRecovery(bench), 1, Integer::sum);
		}
		assertThat(cuts).as("operations of one change").isGreaterThan(3 * this.before.size());
		assertThat(seen).as("recovered states").containsOnlyKeys("old", "new").hasSize(2);
	}

	private static void attempt(Bench bench, CuttingDisk disk) throws IOException {
		try (var open = bench.open(disk, Bench.BUNDLED)) {
			open.workspace().commit(change(open.workspace().read()));
		}
		catch (IOException | WorkspaceException ex) {
			assertThat(disk.wasReached()).isTrue();
		}
	}

	private String stateAfterRecovery(Bench bench) throws IOException {
		try (var open = bench.open()) {
			var workspace = open.workspace();
			var found = workspace.read();
			boolean applied = found.revision() == 2;
			assertThat(texts(found)).isEqualTo(applied ? this.after : this.before);
			assertThat(onDisk(bench)).isEqualTo(applied ? this.after : this.before);
			assertThat(workspace.revisions(0, 5)).hasSize(applied ? 2 : 1)
				.first()
				.satisfies((revision) -> assertThat(revision.number()).isEqualTo(found.revision()))
				.satisfies((revision) -> assertThat(revision.outside()).isEqualTo(!applied));
			assertThat(workspace.diff(0, found.revision()).stream().map((file) -> file.path()).toList())
				.containsExactlyElementsOf(found.paths());
			return applied ? "new" : "old";
		}
	}

	private static Change change(Contents contents) {
		return EngineBench.edits(contents, ANSWERS, true);
	}

	private Bench fresh() throws IOException {
		return Bench.copyOf(this.directory.resolve("template"), this.directory.resolve("run"));
	}

	private static SortedMap<String, String> texts(Contents contents) {
		var texts = new TreeMap<String, String>();
		contents.paths()
			.forEach((path) -> texts.put(path, new String(contents.file(path).orElseThrow(), StandardCharsets.UTF_8)));
		return texts;
	}

	private static SortedMap<String, String> onDisk(Bench bench) throws IOException {
		var all = bench.everything(false);
		all.keySet().removeIf((path) -> Files.isDirectory(bench.root.resolve(path)));
		all.replaceAll(
				(path, content) -> new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
		return all;
	}

}
