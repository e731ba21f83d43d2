package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.malcolmconsole.release.Recognised;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.disk.Disk;
import org.malcolmconsole.workspace.disk.FileOperations;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A Malcolm directory and a data directory to work on. */
final class Bench {

	static final Releases BUNDLED = new AnnotationConfigApplicationContext("org.malcolmconsole.release")
		.getBean(Releases.class);

	final Path root;

	final Path data;

	Bench(Path directory) {
		this.root = directory.resolve("malcolm");
		this.data = directory.resolve("data");
	}

	/** One whose folders are copies of another's, in the place of what was there. */
	static Bench copyOf(Path prepared, Path directory) throws IOException {
		FileSystemUtils.deleteRecursively(directory);
		FileSystemUtils.copyRecursively(prepared, directory);
		return new Bench(directory);
	}

	/** A small tree with what the tests change. */
	Bench withSmallTree() throws IOException {
		write("config/opensearch.env", "# engine\r\nOPENSEARCH_LOCAL=true\r\n\r\nUNKNOWN_KEY=kept");
		write("config/zeek-secret.env", "VTOT_API2_KEY=0\nK8S_SECRET=True\n");
		write("config/process.env", "PUID=1000\nPGID=1000\n");
		write("kubernetes/10-freq.yml", "apiVersion: v1\nkind: List\nitems: []\n");
		write("README.md", "not ours\n");
		return this;
	}

	void write(String path, String text) throws IOException {
		var file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	String text(String path) throws IOException {
		return Files.readString(this.root.resolve(path));
	}

	String mode(String path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.root.resolve(path)));
	}

	OpenWorkspace open() throws IOException {
		return open(new Disk(), BUNDLED);
	}

	OpenWorkspace open(FileOperations operations, Releases releases) throws IOException {
		var clock = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);
		return OpenWorkspace.open(new WorkspaceProperties(this.root, this.data, null), releases, clock, operations,
				new Checkpoint(List.of(), Stream::of), WorkspaceLock.of(this.data));
	}

	/** Content of every file below the root, with times when asked for. */
	SortedMap<String, String> everything(boolean withTimes) throws IOException {
		var all = new TreeMap<String, String>();
		if (Files.exists(this.root)) {
			try (var files = Files.walk(this.root)) {
				for (var file : files.toList()) {
					var content = Files.isDirectory(file) ? "" : read(file);
					all.put(this.root.relativize(file).toString(), withTimes ? times(file) + content : content);
				}
			}
		}
		return all;
	}

	private static String times(Path file) throws IOException {
		return Files.getLastModifiedTime(file) + " " + Files.getAttribute(file, "unix:ctime") + " ";
	}

	private static String read(Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
	}

	void age(String path) throws IOException {
		Files.setLastModifiedTime(this.root.resolve(path), FileTime.from(Instant.parse("2023-07-01T00:00:00Z")));
	}

	/** The bundled releases with a new directory of a few files only. */
	record FewFiles() implements Releases {

		@Override
		public List<Release> all() {
			return BUNDLED.all();
		}

		@Override
		public Release newest() {
			return BUNDLED.newest();
		}

		@Override
		public Optional<Release> find(String version) {
			return BUNDLED.find(version);
		}

		@Override
		public Map<String, byte[]> bundledFiles(Release release) {
			return Map.of("config/process.env", "PUID=1000\n".getBytes(StandardCharsets.UTF_8), "config/auth.env",
					"A=b\nK8S_SECRET=True\n".getBytes(StandardCharsets.UTF_8), "kubernetes/1.yml",
					"kind: List\n".getBytes(StandardCharsets.UTF_8), "nginx/certs/.gitignore",
					"*\n".getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public byte[] settingsCatalog(Release release) {
			return BUNDLED.settingsCatalog(release);
		}

		@Override
		public byte[] operatorRules(Release release) {
			return BUNDLED.operatorRules(release);
		}

		@Override
		public Recognised recognise(Path directory) {
			return BUNDLED.recognise(directory);
		}

	}

}
