package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.http.HttpStatus;

/**
 * The files of the Malcolm directory that the console reads and keeps revisions of.
 *
 * @param root the Malcolm directory
 * @param release whose files these are
 * @param limits how much is read at most
 */
record ManagedFiles(Path root, Release release, Limits limits) {

	/** What configuring leaves for setting up sign-in later. */
	private static final List<String> NOTES = List.of(".ldap_config_defaults");

	/** What the console keeps beside Malcolm's own files. */
	private static final String FORWARDERS = "forwarders";

	private static final int DEPTH = 16;

	/** All of them at one moment, with more paths that are known from the history. */
	SortedMap<String, byte[]> read(Collection<String> known) throws IOException {
		for (int attempt = 1;; attempt++) {
			var before = list(known);
			var files = contents(before.keySet());
			if (before.equals(list(known)) || attempt == 5) {
				return files;
			}
		}
	}

	private SortedMap<String, Stamp> list(Collection<String> known) throws IOException {
		var paths = new TreeSet<>(known);
		paths.addAll(NOTES);
		this.release.requiredFiles().forEach((file) -> paths.add(file.path()));
		walk(this.release.envRules().directory(), 1, ManagedFiles::isEnvOrExample, paths);
		walk("kubernetes", 1, (name) -> !name.startsWith("."), paths);
		walk(FORWARDERS, 2, (name) -> !name.startsWith("."), paths);
		boolean skipDots = this.release.fileRules().skipDotfiles();
		for (var object : this.release.fileObjects()) {
			for (var source : object.sources()) {
				walk(source.path(), DEPTH, (name) -> !skipDots || !name.startsWith("."), paths);
			}
		}
		var stamps = new TreeMap<String, Stamp>();
		for (var path : paths) {
			stamp(path, stamps);
		}
		this.limits.check(stamps.size(), stamps.values().stream().mapToLong(Stamp::size).sum());
		return stamps;
	}

	/** An example stands in for an env file that nobody has copied yet. */
	private static boolean isEnvOrExample(String name) {
		return name.endsWith(".env") || name.endsWith(".env.example");
	}

	private void walk(String path, int depth, Predicate<String> wanted, Collection<String> into) throws IOException {
		var start = this.root.resolve(path);
		if (Files.isDirectory(start) && depth > 0) {
			inside(path);
			try (var entries = Files.newDirectoryStream(start)) {
				for (var entry : entries) {
					var name = entry.getFileName().toString();
					if (wanted.test(name) || (depth > 1 && Files.isDirectory(entry) && !name.startsWith("."))) {
						walk(path + "/" + name, depth - 1, wanted, into);
					}
				}
			}
		}
		else if (!Files.isDirectory(start)) {
			into.add(path);
		}
	}

	private void stamp(String path, SortedMap<String, Stamp> into) throws IOException {
		if (Files.notExists(this.root.resolve(path))) {
			return;
		}
		var attributes = Files.readAttributes(inside(path), BasicFileAttributes.class);
		if (attributes.isRegularFile()) {
			this.limits.check(path, attributes.size());
			into.put(path, Stamp.of(attributes));
		}
	}

	private SortedMap<String, byte[]> contents(Collection<String> paths) throws IOException {
		var files = new TreeMap<String, byte[]>();
		for (var path : paths) {
			try {
				files.put(path, Files.readAllBytes(this.root.resolve(path)));
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

	private record Stamp(long size, Object modified, Object key) {

		static Stamp of(BasicFileAttributes attributes) {
			var key = attributes.fileKey();
			return new Stamp(attributes.size(), attributes.lastModifiedTime(), (key != null) ? key : "");
		}

	}

}
