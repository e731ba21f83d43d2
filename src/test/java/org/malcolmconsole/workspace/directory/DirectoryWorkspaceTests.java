package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.FileDiff;
import org.malcolmconsole.workspace.RevisionConflict;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** The Malcolm directory is read without a trace and written as one. */
class DirectoryWorkspaceTests {

	@TempDir
	Path directory;

	private Bench bench;

	private OpenWorkspace open;

	private Workspace workspace;

	@BeforeEach
	void openSmallTree() throws IOException {
		this.bench = new Bench(this.directory).withSmallTree();
		this.bench.age("config/opensearch.env");
		this.open = this.bench.open();
		this.workspace = this.open.workspace();
	}

	@AfterEach
	void close() throws IOException {
		this.open.close();
	}

	@Test
	void lookingLeavesNoTraceInTheDirectory() throws IOException {
		this.open.close();
		this.bench.write("config/odd.env", "\ufeff# top\r\n\r\nexport A = 'x' # c\r\nA=2\rB\n\n=broken\nlast");
		this.bench.write("config/UPPER.ENV", "?");
		this.bench.write("nginx/certs/.hidden", "dot");
		Files.write(this.bench.root.resolve("config/bytes.env"), new byte[] { 'A', '=', (byte) 0xff, 0, '\n' });
		var before = this.bench.everything(true);
		this.open = this.bench.open();
		this.workspace = this.open.workspace();
		this.workspace.read();
		this.workspace.current();
		this.workspace.revisions(0, 10);
		this.workspace.recognised();
		this.workspace.diff(0, 1);
		this.workspace.preview(Change.by("a", "b").put("config/process.env", new byte[0]));
		assertThat(this.workspace.read().file("config/odd.env")).isPresent();
		assertThat(this.bench.everything(true)).isEqualTo(before);
		assertThatExceptionOfType(BrokenEnvFile.class).isThrownBy(() -> this.workspace.read().envFile("odd.env"))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).startsWith("odd.env, line 7: "));
	}

	@Test
	void examplesAreReadForEnvFilesThatNobodyHasCopiedYet() throws IOException {
		this.bench.write("config/zeek.env.example", "A=1\n");
		var contents = this.workspace.read();
		assertThat(contents.file("config/zeek.env.example")).isPresent();
		assertThat(contents.envPaths()).doesNotContain("config/zeek.env.example");
		assertThat(this.bench.root.resolve("config/zeek.env")).doesNotExist();
	}

	@Test
	void oneChangedVariableChangesItsLineAndNothingElse() throws IOException {
		var before = this.bench.everything(false);
		var file = this.workspace.read().envFile("opensearch.env").orElseThrow();
		this.workspace.commit(Change.by("analyst", "remote")
			.put("config/opensearch.env", file.withValue("OPENSEARCH_LOCAL", "false")));
		before.put("config/opensearch.env", "# engine\r\nOPENSEARCH_LOCAL=false\r\n\r\nUNKNOWN_KEY=kept");
		assertThat(this.bench.everything(false)).isEqualTo(before);
	}

	@Test
	void aRevisionSaysWhoAndWhy() {
		var revision = this.workspace
			.commit(Change.by("analyst", "more\nlines").put("config/process.env", bytes("PUID=5\n")));
		assertThat(revision.number()).isEqualTo(2);
		assertThat(this.workspace.revisions(0, 5)).extracting("number", "actor", "reason", "outside")
			.containsExactly(tuple(2L, "analyst", "more\nlines", false),
					tuple(1L, "outside the console", "found as it was", true));
		assertThat(this.workspace.revisions(1, 1)).extracting("number").containsExactly(1L);
		assertThat(this.workspace.current()).isEqualTo(revision);
	}

	@Test
	void aReasonSteersNoTerminalAndTurnsNoLine() {
		this.workspace.commit(Change.by("analyst", "red\u001b[31m\u202etxt\u0000\r\nRevision: 99")
			.put("config/process.env", bytes("PUID=5\n")));
		assertThat(this.workspace.current().reason()).isEqualTo("red[31mtxt\nRevision: 99");
		assertThat(this.workspace.current().number()).isEqualTo(2);
	}

	@Test
	void theSameStepsGiveTheSameRevisions() throws IOException {
		var other = new Bench(Files.createDirectories(this.directory.resolve("other"))).withSmallTree();
		var change = Change.by("analyst", "x").put("config/process.env", bytes("PUID=5\n"));
		try (var second = other.open()) {
			assertThat(second.workspace().commit(change)).isEqualTo(this.workspace.commit(change));
		}
	}

	@Test
	void aChangeThatChangesNothingMakesNoRevision() {
		var same = Change.by("a", "b")
			.put("config/process.env", bytes("PUID=1000\nPGID=1000\n"))
			.delete("config/no.env");
		assertThat(this.workspace.commit(same).number()).isEqualTo(1);
		assertThat(this.workspace.revisions(0, 5)).hasSize(1);
	}

	@Test
	void aChangeForAnOlderRevisionIsRefused() throws IOException {
		var change = Change.by("b", "late").basedOn(1);
		this.workspace.commit(Change.by("a", "first").put("config/process.env", bytes("PUID=5\n")));
		assertThatExceptionOfType(RevisionConflict.class)
			.isThrownBy(() -> this.workspace.commit(change.put("config/process.env", bytes("PUID=6\n"))))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(412))
			.satisfies((ex) -> assertThat(ex.current()).isEqualTo(2));
		assertThat(this.bench.text("config/process.env")).isEqualTo("PUID=5\n");
	}

	@Test
	void anEditByAnotherProgramIsARevisionOfItsOwnAndIsNeverLost() throws IOException {
		this.workspace.current();
		this.bench.write("config/process.env", "PUID=77\n# by hand\nPGID=1000\n");
		this.bench.write("config/added.env", "NEW=1\n");
		assertThatExceptionOfType(RevisionConflict.class).isThrownBy(() -> this.workspace
			.commit(Change.by("a", "b").basedOn(1).put("config/process.env", bytes("PUID=9\n"))));
		var revision = this.workspace.commit(Change.by("a", "over it").put("config/process.env", bytes("PUID=9\n")));
		assertThat(revision.number()).isEqualTo(3);
		var outside = this.workspace.revisions(1, 1).get(0);
		assertThat(outside.outside()).isTrue();
		assertThat(outside.reason()).isEqualTo("changed outside the console");
		assertThat(this.workspace.diff(1, 2)).extracting(FileDiff::path)
			.containsExactly("config/added.env", "config/process.env");
		this.workspace.restore(2, "a", "back");
		assertThat(this.bench.text("config/process.env")).isEqualTo("PUID=77\n# by hand\nPGID=1000\n");
	}

	@Test
	void aRestoreIsANewRevision() throws IOException {
		this.workspace
			.commit(Change.by("a", "b").delete("config/process.env").put("kubernetes/n.yml", bytes("kind: X\n")));
		var restored = this.workspace.restore(1, "c", "undo");
		assertThat(restored.number()).isEqualTo(3);
		assertThat(this.bench.text("config/process.env")).isEqualTo("PUID=1000\nPGID=1000\n");
		assertThat(this.bench.root.resolve("kubernetes/n.yml")).doesNotExist();
		assertThat(this.bench.root.resolve("README.md")).exists();
		for (long none : new long[] { 9, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE }) {
			assertThatExceptionOfType(WorkspaceException.class)
				.isThrownBy(() -> this.workspace.restore(none, "c", "undo"))
				.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(404));
		}
		assertThat(this.bench.text("config/process.env")).isEqualTo("PUID=1000\nPGID=1000\n");
	}

	@Test
	void newSecretFilesAreForTheirOwnerAloneAndExistingModesStay() throws IOException {
		Files.setPosixFilePermissions(this.bench.root.resolve("config/process.env"),
				PosixFilePermissions.fromString("rw-rw-r--"));
		this.workspace.commit(Change.by("a", "b")
			.put("config/process.env", bytes("PUID=5\n"))
			.put("config/plain.env", bytes("A=1\n"))
			.put("config/hidden.env", bytes("A=1\nK8S_SECRET=true\n"))
			.put("logstash/certs/client.key", bytes("k"))
			.putSecret("kubernetes/mine.yml", bytes("kind: X\n")));
		assertThat(this.bench.mode("config/process.env")).isEqualTo("rw-rw-r--");
		assertThat(this.bench.mode("config/plain.env")).isEqualTo("rw-r--r--");
		assertThat(this.bench.mode("config/hidden.env")).isEqualTo("rw-------");
		assertThat(this.bench.mode("logstash/certs/client.key")).isEqualTo("rw-------");
		assertThat(this.bench.mode("logstash/certs")).isEqualTo("rwx------");
		assertThat(this.bench.mode("kubernetes/mine.yml")).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.bench.data)))
			.isEqualTo("rwx------");
	}

	@Test
	void linksThatLeaveTheDirectoryAreRefused() throws IOException {
		var outside = Files.writeString(this.directory.resolve("outside"), "A=1\n");
		var link = Files.createSymbolicLink(this.bench.root.resolve("config/link.env"), outside);
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> this.workspace.read())
			.withMessageContaining("config/link.env");
		Files.delete(link);
		Files.createDirectories(this.bench.root.resolve("yara"));
		Files.createSymbolicLink(this.bench.root.resolve("yara/rules"), this.directory);
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> this.workspace.read())
			.withMessageContaining("yara/rules");
	}

	@Test
	void aLinkThatStaysInsideIsWrittenThrough() throws IOException {
		Files.createSymbolicLink(this.bench.root.resolve("config/alias.env"), Path.of("process.env"));
		this.workspace.commit(Change.by("a", "b").put("config/alias.env", bytes("PUID=8\n")));
		assertThat(this.bench.text("config/process.env")).isEqualTo("PUID=8\n");
		assertThat(Files.isSymbolicLink(this.bench.root.resolve("config/alias.env"))).isTrue();
	}

	@Test
	void pathsThatLeaveTheDirectoryAreRefused() {
		for (var path : List.of("../x", "/etc/passwd", "a/../../b", "a//b", "", "a/.git/config", "a\\b")) {
			assertThatExceptionOfType(WorkspaceException.class).as(path)
				.isThrownBy(() -> this.workspace.commit(Change.by("a", "b").put(path, bytes("x"))));
		}
	}

	@Test
	void aFileThatIsTooLargeIsNamed() throws IOException {
		Files.write(this.bench.root.resolve("config/large.env"), new byte[9 << 20]);
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> this.workspace.read())
			.withMessageContaining("config/large.env has 9,437,184 bytes")
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(413));
	}

	@Test
	void aSecondProcessIsToldWhoHoldsTheDataDirectory() {
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> this.bench.open())
			.withMessageContaining("process with id " + ProcessHandle.current().pid());
	}

	@Test
	void anEmptyDirectoryIsMadeFromTheBundle() throws IOException {
		var other = new Bench(Files.createDirectories(this.directory.resolve("other")));
		try (var second = other.open()) {
			var files = Bench.BUNDLED.bundledFiles(Bench.BUNDLED.newest());
			assertThat(second.workspace().read().paths()).containsExactlyElementsOf(files.keySet());
			assertThat(other.mode("config/auth.env")).isEqualTo("rw-------");
			assertThat(other.mode("config/opensearch.env")).isEqualTo("rw-r--r--");
			assertThat(second.workspace().current().reason()).startsWith("Created from the bundled release");
		}
	}

	@Test
	void aFolderWithoutMalcolmIsNotWrittenInto() throws IOException {
		var other = new Bench(Files.createDirectories(this.directory.resolve("other")));
		other.write("holiday.txt", "photos");
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(other::open)
			.withMessageContaining("holds no Malcolm");
		assertThat(other.everything(false)).containsOnlyKeys("", "holiday.txt");
	}

	@Test
	void aVanishedDirectoryIsNotQuietlyReplaced() throws IOException {
		this.workspace.current();
		this.open.close();
		FileSystemUtils.deleteRecursively(this.bench.root);
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> this.bench.open())
			.withMessageContaining("its history is not");
	}

	@Test
	void differencesShowNoSecret() {
		this.workspace.commit(Change.by("a", "b")
			.put("config/zeek-secret.env", bytes("VTOT_API2_KEY=hunter2\nK8S_SECRET=True\n"))
			.put("config/opensearch.env", bytes("# MY_PASSWORD=hunter2\nMY_PASSWORD=\"hunter2\nhunter2\"\nX=1\n"))
			.put("nginx/htpasswd", bytes("admin:hunter2\n")));
		var diff = this.workspace.diff(1, 2);
		assertThat(diff.toString()).doesNotContain("hunter2").contains(Secrecy.MASK);
		assertThat(diff.get(1).variables())
			.containsExactly(new FileDiff.VariableDiff("zeek-secret.env", "VTOT_API2_KEY", Secrecy.MASK, Secrecy.MASK));
		assertThat(diff.get(1).secret()).isTrue();
		assertThat(diff.get(0).lines()).contains(new FileDiff.Line('+', "X=1"),
				new FileDiff.Line('+', "MY_PASSWORD=" + Secrecy.MASK));
		assertThat(diff.get(2).lines()).isEmpty();
	}

	@Test
	void aDifferenceShowsThreeLinesAround() throws IOException {
		this.workspace.current();
		this.bench.write("config/process.env", "A=1\nB=2\nC=3\nD=4\nE=5\nF=6\nG=7\nH=8\nI=9\nJ=10\n");
		this.workspace.current();
		this.workspace.commit(Change.by("a", "b")
			.put("config/process.env", bytes("A=1\nB=2\nC=3\nD=4\nE=0\nF=6\nG=7\nH=8\nI=9\nJ=10\n")));
		assertThat(this.workspace.diff(2, 3).get(0).lines().stream().map((line) -> line.sign() + line.text()))
			.containsExactly("@", " B=2", " C=3", " D=4", "-E=5", "+E=0", " F=6", " G=7", " H=8");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
