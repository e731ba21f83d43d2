package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.http.HttpStatus;

/**
 * The files of the Malcolm directory that the console reads and keeps revisions of. What
 * was read once is read again only where its stamp says that it may have changed. Not for
 * several threads at once.
 */
final class ManagedFiles {

	/** What configuring leaves for setting up sign-in later. */
	private static final List<String> NOTES = List.of(".ldap_config_defaults");

	/** What the console keeps beside Malcolm's own files. */
	private static final String FORWARDERS = "forwarders";

	private static final int DEPTH = 16;

	private final Path root;

	private final Release release;

	private final Limits limits;

	private final StampCache<byte[]> contents;

	private final StampCache<List<String>> folders;

	private SortedMap<String, byte[]> last = Collections.emptySortedMap();

	/**
	 * Files of a directory.
	 * @param root the Malcolm directory
	 * @param release whose files these are
	 * @param limits how much is read at most
	 * @param nanos a clock that only counts
	 */
	ManagedFiles(Path root, Release release, Limits limits, LongSupplier nanos) {
		this.root = root;
		this.release = release;
		this.limits = limits;
		this.contents = new StampCache<>(nanos);
		this.folders = new StampCache<>(nanos);
	}

	Path root() {
		return this.root;
	}

	/**
	 * All of them at one moment, with more paths that are known from the history; the
	 * same map as before when nothing changed.
	 */
	SortedMap<String, byte[]> read(Collection<String> known) throws IOException {
		for (int attempt = 1;; attempt++) {
			long readings = readings();
			var stamps = list(known);
			var files = contents(stamps);
			if (readings == readings() || stamps.equals(list(known)) || attempt == 5) {
				return remembered(files);
			}
		}
	}

	private long readings() {
		return this.contents.readings() + this.folders.readings();
	}

	/** Bytes that did not change are the same array, so that comparing costs nothing. */
	private SortedMap<String, byte[]> remembered(SortedMap<String, byte[]> files) {
		if (!files.equals(this.last)) {
			this.last = Collections.unmodifiableSortedMap(files);
			this.contents.retain(files.keySet());
		}
		return this.last;
	}

	private SortedMap<String, Stamp> list(Collection<String> known) throws IOException {
		var folders = new HashSet<String>();
		var stamps = new TreeMap<String, Stamp>();
		var walk = new Walk(stamps, folders);
		for (var path : known) {
			walk.file(path);
		}
		for (var path : NOTES) {
			walk.file(path);
		}
		for (var file : this.release.requiredFiles()) {
			walk.file(file.path());
		}
		walk.below(this.release.envRules().directory(), 1, ManagedFiles::isEnvOrExample);
		walk.below("kubernetes", 1, (name) -> !name.startsWith("."));
		walk.below(FORWARDERS, 2, (name) -> !name.startsWith("."));
		boolean skipDots = this.release.fileRules().skipDotfiles();
		for (var object : this.release.fileObjects()) {
			for (var source : object.sources()) {
				walk.below(source.path(), DEPTH, (name) -> !skipDots || !name.startsWith("."));
			}
		}
		this.folders.retain(folders);
		this.limits.check(stamps.size(), stamps.values().stream().mapToLong(Stamp::size).sum());
		return stamps;
	}

	/** An example stands in for an env file that nobody has copied yet. */
	private static boolean isEnvOrExample(String name) {
		return name.endsWith(".env") || name.endsWith(".env.example");
	}

	private List<String> names(String path) throws IOException {
		try (var entries = Files.list(inside(path))) {
			return entries.map((entry) -> entry.getFileName().toString()).sorted().toList();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private SortedMap<String, byte[]> contents(SortedMap<String, Stamp> stamps) throws IOException {
		var files = new TreeMap<String, byte[]>();
		for (var entry : stamps.entrySet()) {
			var path = entry.getKey();
			try {
				files.put(path, this.contents.value(path, entry.getValue(), () -> Files.readAllBytes(inside(path))));
			}
			catch (NoSuchFileException ex) {
				files.remove(path);
			}
			catch (AccessDeniedException ex) {
				throw WorkspaceException.conflict("A file can't be read",
						"%s can't be read by the account that runs the console. Change its mode or owner."
							.formatted(path));
			}
		}
		return files;
	}

	/** The real place of a path, which is refused when it is outside of the directory. */
	Path inside(String path) throws IOException {
		var real = this.root.resolve(path).toRealPath();
		if (!real.startsWith(this.root.toRealPath())) {
			throw WorkspaceException.conflict("A link leaves the Malcolm directory",
					"%s is a link to a place outside of %s. Put the file itself there.".formatted(path, this.root));
		}
		return real;
	}

	/** Where to write a path: behind links that stay inside. */
	Path target(String path) throws IOException {
		var file = this.root.resolve(path);
		if (Files.exists(file)) {
			return inside(path);
		}
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			return file;
		}
		var parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
		return Files.exists(file.getParent()) ? inside(parent).resolve(file.getFileName()) : file;
	}

	/**
	 * How much is read at most.
	 *
	 * @param file bytes of one file
	 * @param total bytes of all files
	 * @param count number of files
	 */
	record Limits(long file, long total, int count) {

		static final Limits USUAL = new Limits(8L << 20, 64L << 20, 5_000);

		void check(String path, long size) {
			if (size > this.file) {
				throw tooLarge("%s has %,d bytes; at most %,d are read.".formatted(path, size, this.file));
			}
		}

		void check(int files, long size) {
			if (files > this.count) {
				throw tooLarge("%,d files are to be read; at most %,d are.".formatted(files, this.count));
			}
			if (size > this.total) {
				throw tooLarge("%,d bytes are to be read; at most %,d are.".formatted(size, this.total));
			}
		}

		private static WorkspaceException tooLarge(String detail) {
			return WorkspaceException.of(HttpStatus.CONTENT_TOO_LARGE, "The Malcolm directory is too large", detail,
					null);
		}

	}

	/** Collects the stamps of files, and the folders that were looked into. */
	private final class Walk {

		private final SortedMap<String, Stamp> stamps;

		private final Set<String> opened;

		Walk(SortedMap<String, Stamp> stamps, Set<String> opened) {
			this.stamps = stamps;
			this.opened = opened;
		}

		void file(String path) throws IOException {
			var stamp = Stamp.of(ManagedFiles.this.root.resolve(path));
			if (stamp != null && stamp.kind() == Stamp.Kind.FILE) {
				ManagedFiles.this.limits.check(path, stamp.size());
				this.stamps.put(path, stamp);
			}
		}

		void below(String path, int depth, Predicate<String> wanted) throws IOException {
			if (this.stamps.containsKey(path)) {
				return;
			}
			var stamp = Stamp.of(ManagedFiles.this.root.resolve(path));
			if (stamp == null || stamp.kind() != Stamp.Kind.FOLDER) {
				file(path);
			}
			else if (depth > 0) {
				this.opened.add(path);
				for (var name : ManagedFiles.this.folders.value(path, stamp, () -> names(path))) {
					if (wanted.test(name)) {
						below(path + "/" + name, depth - 1, wanted);
					}
				}
			}
		}

	}

}
