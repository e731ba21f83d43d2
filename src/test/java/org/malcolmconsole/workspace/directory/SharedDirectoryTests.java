package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.WorkspaceException;
import org.malcolmconsole.workspace.disk.Disk;
import org.malcolmconsole.workspace.disk.FileOperations;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Other programs write into the same directory, and nothing of theirs is lost. */
class SharedDirectoryTests {

	private static final String FILE = "config/process.env";

	private static final String EDITED = "PUID=77\n# by hand\n";

	@TempDir
	Path directory;

	@Test
	void anEditWithinAFileAtAnyMomentOfACommitIsKept() throws IOException {
		everyMoment(List.of(), (file) -> Files.writeString(file, EDITED));
	}

	/** A rename in the very moment between the last look and ours is not seen. */
	@Test
	void aFilePutInThePlaceOfOneThatIsWrittenIsKept() throws IOException {
		everyMoment(List.of("rename"), (file) -> {
			var draft = Files.writeString(file.resolveSibling("by-hand"), EDITED);
			Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
		});
	}

	@Test
	void aFileThatAppearsWhereOneIsMadeIsKept() throws IOException {
		everyMoment(List.of(), (file) -> Files.writeString(file.resolveSibling("new.env"), EDITED));
	}

	@Test
	void anEditOfAFileThatIsDeletedIsKept() throws IOException {
		everyMoment(List.of(), (file) -> Files.writeString(file.resolveSibling("opensearch.env"), EDITED));
	}

	private void everyMoment(List<String> blind, Edit edit) throws IOException {
		var outcomes = new TreeSet<String>();
		var steps = new AtomicInteger();
		for (int moment = 1; moment == 1 || moment <= steps.get(); moment++) {
			FileSystemUtils.deleteRecursively(this.directory.resolve("run"));
			var bench = new Bench(Files.createDirectories(this.directory.resolve("run"))).withSmallTree();
			steps.set(0);
			int at = moment;
			var edited = new AtomicBoolean();
			var disk = meddled((operation) -> {
				if (steps.incrementAndGet() == at && !blind.contains(operation)) {
					edit.write(bench.root.resolve(FILE));
					edited.set(true);
				}
			});
			try (var open = bench.open(disk, Bench.BUNDLED)) {
				outcomes.add(attempt(open, bench));
				assertThat(isKept(open, bench)).as("what the other program wrote").isEqualTo(edited.get());
			}
		}
		assertThat(outcomes).as("some moments are noticed, some are harmless").containsExactly("refused", "saved");
	}

	private static String attempt(OpenWorkspace open, Bench bench) throws IOException {
		var outcome = "saved";
		open.workspace().current();
		try {
			open.workspace()
				.commit(Change.by("analyst", "four files")
					.put(FILE, "PUID=5\n".getBytes(StandardCharsets.UTF_8))
					.put("config/new.env", "NEW=1\n".getBytes(StandardCharsets.UTF_8))
					.put("config/zeek-secret.env", "K8S_SECRET=True\n".getBytes(StandardCharsets.UTF_8))
					.delete("config/opensearch.env"));
		}
		catch (WorkspaceException ex) {
			outcome = "refused";
			assertThat(ex).hasMessageContaining("changed by another program at the same moment")
				.hasMessageContaining("Nothing was changed by the console");
			assertThat(bench.text("config/zeek-secret.env")).isEqualTo("VTOT_API2_KEY=0\nK8S_SECRET=True\n");
		}
		open.workspace().current();
		assertThat(open.workspace().revisions(0, 10)).extracting("reason")
			.filteredOn("four files"::equals)
			.hasSize(outcome.equals("saved") ? 1 : 0);
		assertThat(bench.everything(false).keySet()).noneMatch((path) -> path.contains(".console-"));
		return outcome;
	}

	/** Whether it stands in the directory or in a revision. */
	private static boolean isKept(OpenWorkspace open, Bench bench) throws IOException {
		boolean kept = bench.everything(false).containsValue(EDITED);
		for (var commit : open.history().log(0, 10)) {
			kept |= open.history()
				.files(commit)
				.values()
				.stream()
				.anyMatch((file) -> new String(file, StandardCharsets.UTF_8).equals(EDITED));
		}
		return kept;
	}

	private static FileOperations meddled(Meddler meddler) {
		var disk = new Disk();
		return (FileOperations) Proxy.newProxyInstance(SharedDirectoryTests.class.getClassLoader(),
				new Class<?>[] { FileOperations.class }, (proxy, method, arguments) -> {
					meddler.before(method.getName());
					try {
						return method.invoke(disk, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	@FunctionalInterface
	private interface Edit {

		void write(Path file) throws IOException;

	}

	@FunctionalInterface
	private interface Meddler {

		void before(String operation) throws IOException;

	}

}
