package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.WorkspaceException;
import org.malcolmconsole.workspace.disk.Disk;
import org.malcolmconsole.workspace.history.History;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What was read once is read again only when it may have changed. */
class RememberedFilesTests {

	private static final Duration LONG = Duration.ofSeconds(3);

	@TempDir
	Path directory;

	private final AtomicLong nanos = new AtomicLong();

	private Bench bench;

	private History history;

	private DirectoryWorkspace workspace;

	@BeforeEach
	void openSmallTree() throws IOException {
		this.bench = new Bench(this.directory).withSmallTree();
		this.history = History.open(Files.createDirectories(this.bench.data).resolve("history"), new Disk());
		var storage = new DirectoryWorkspace.Storage(this.history, new Disk(), ManagedFiles.Limits.USUAL,
				new Housekeeping(this.history), new Checkpoint(List.of(), Stream::of), this.nanos::get);
		this.workspace = new DirectoryWorkspace(this.bench.root, Bench.BUNDLED.newest(), Bench.BUNDLED, storage,
				Clock.systemUTC());
		this.workspace.read();
		pass(LONG);
		this.workspace.read();
	}

	@AfterEach
	void close() {
		this.history.close();
	}

	@Test
	void fiftyLooksReadNothingWhileNothingChanges() throws Exception {
		Contents known = this.workspace.read();
		assertThat(FileReads.during(this.directory, () -> {
			for (int look = 0; look < 50; look++) {
				assertThat(this.workspace.read()).isSameAs(known);
				assertThat(this.workspace.current().number()).isEqualTo(1);
				assertThat(this.workspace.revisions(0, 1)).hasSize(1);
			}
		})).isEmpty();
	}

	@Test
	void afterOneFileChangedThatOneIsRead() throws Exception {
		this.bench.write("config/process.env", "PUID=77\n");
		assertThat(FileReads.during(this.bench.root, () -> {
			for (int look = 0; look < 50; look++) {
				assertThat(text("config/process.env")).isEqualTo("PUID=77\n");
				pass(Duration.ofMillis(100));
			}
		})).isNotEmpty().containsOnly("config/process.env").hasSizeLessThan(25);
		pass(LONG);
		this.workspace.read();
		assertThat(FileReads.during(this.bench.root, this.workspace::read)).isEmpty();
	}

	@Test
	void anEditIsSeenThatLeavesSizeAndTimeAsTheyWere() throws IOException {
		FileTime time = Files.getLastModifiedTime(this.bench.root.resolve("config/process.env"));
		for (int edit = 1000; edit < 1200; edit++) {
			var text = "PUID=%d\nPGID=1000\n".formatted(edit);
			this.bench.write("config/process.env", text);
			Files.setLastModifiedTime(this.bench.root.resolve("config/process.env"), time);
			assertThat(text("config/process.env")).isEqualTo(text);
		}
	}

	@Test
	void aFileIsTrustedOnlyWhenItsStampIsOld() throws IOException {
		var cache = new StampCache<String>(this.nanos::get);
		var stamp = new Stamp(Stamp.Kind.FILE, 1, "the clock of the disk stands still");
		var text = new AtomicInteger();
		for (int look = 0; look < 10; look++) {
			text.incrementAndGet();
			assertThat(cache.value("file", stamp, text::toString)).isEqualTo(text.toString());
			pass(Duration.ofMillis(199));
		}
		pass(LONG);
		cache.value("file", stamp, text::toString);
		assertThat(cache.value("file", stamp, () -> "never asked")).isEqualTo(text.toString());
		assertThat(cache.value("file", new Stamp(Stamp.Kind.FILE, 1, "it ticked"), () -> "new")).isEqualTo("new");
	}

	@Test
	void newGoneAndReplacedFilesAreSeen() throws IOException {
		this.bench.write("config/added.env", "A=1\n");
		assertThat(this.workspace.read().envFile("added.env")).isPresent();
		Files.delete(this.bench.root.resolve("config/added.env"));
		assertThat(this.workspace.read().envFile("added.env")).isEmpty();
		this.bench.write("elsewhere", "PUID=5\n");
		Files.move(this.bench.root.resolve("elsewhere"), this.bench.root.resolve("config/process.env"),
				StandardCopyOption.REPLACE_EXISTING);
		assertThat(text("config/process.env")).isEqualTo("PUID=5\n");
		assertThat(this.workspace.current().number()).isEqualTo(4);
	}

	@Test
	void aFileThatBecomesALinkToTheOutsideIsRefusedThoughItWasKnown() throws IOException {
		var outside = Files.writeString(this.directory.resolve("outside"), "PUID=1000\nPGID=1000\n");
		Files.delete(this.bench.root.resolve("config/process.env"));
		Files.createSymbolicLink(this.bench.root.resolve("config/process.env"), outside);
		assertThatExceptionOfType(WorkspaceException.class).isThrownBy(this.workspace::read)
			.withMessageContaining("link");
	}

	@Test
	void whatStandsOnEveryPageDoesNotEvenLookAtTheDisk() throws IOException {
		this.bench.write("config/process.env", "PUID=77\n");
		assertThat(this.workspace.recent().revision()).isEqualTo(1);
		pass(Duration.ofSeconds(1));
		assertThat(this.workspace.recent().revision()).isEqualTo(2);
		this.workspace
			.commit(Change.by("analyst", "x").put("config/process.env", "PUID=5\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(this.workspace.recent().revision()).as("what the console wrote itself").isEqualTo(3);
	}

	@Test
	void whatIsWorkedOutOfTheFilesIsWorkedOutOnceForEachState() throws IOException {
		var count = new AtomicInteger();
		for (int look = 0; look < 50; look++) {
			this.workspace.read().once(Instant.class, "any", (files) -> Instant.ofEpochSecond(count.incrementAndGet()));
		}
		assertThat(count).hasValue(1);
		this.bench.write("config/process.env", "PUID=77\n");
		this.workspace.read().once(Instant.class, "any", (files) -> Instant.ofEpochSecond(count.incrementAndGet()));
		assertThat(count).hasValue(2);
		assertThat(this.workspace.read().envFile("process.env"))
			.hasValueSatisfying((file) -> assertThat(this.workspace.read().envFile("process.env")).containsSame(file));
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private String text(String path) {
		return new String(this.workspace.read().file(path).orElseThrow(), StandardCharsets.UTF_8);
	}

}
