package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

import org.eclipse.jgit.lib.ObjectId;

import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.disk.FileOperations;
import org.malcolmconsole.workspace.history.History;

/**
 * Puts files in place: all of them beside their places first, then renames. A file that
 * another program changes meanwhile stays as that left it.
 *
 * @param files where paths are
 * @param operations the disk
 * @param secrecy decides about the mode of new files
 */
record Placement(ManagedFiles files, FileOperations operations, Secrecy secrecy) {

	/**
	 * Writes and deletes files, unless another program is quicker.
	 * @param changes path to new content, or to nothing for a deletion
	 * @param before what the files are taken for; others are absent
	 * @param secret paths that get mode 0600 when new, besides what is known to be secret
	 * @throws Overtaken when a file is something else by now, which it stays then
	 */
	void place(Map<String, Optional<byte[]>> changes, Map<String, ObjectId> before, Set<String> secret)
			throws IOException {
		var places = new LinkedHashMap<String, Path>();
		for (var change : changes.entrySet()) {
			var content = change.getValue();
			var path = change.getKey();
			if (content.isPresent()) {
				boolean hidden = secret.contains(path) || this.secrecy.secretFile(path, content.get());
				places.put(path, prepare(path, content.get(), hidden ? "rw-------" : "rw-r--r--"));
			}
			else if (Files.exists(this.files.root().resolve(path))) {
				places.put(path, this.files.target(path));
			}
		}
		for (var place : places.entrySet()) {
			var path = place.getKey();
			boolean wanted = Objects.requireNonNull(changes.get(path)).isPresent();
			replace(path, place.getValue(), Optional.ofNullable(before.get(path)), wanted);
		}
		for (var folder : places.values().stream().map(Path::getParent).distinct().toList()) {
			this.operations.force(folder);
		}
		for (var place : places.entrySet()) {
			var path = place.getKey();
			compare(path, place.getValue(), Optional.ofNullable(before.get(path)),
					Objects.requireNonNull(changes.get(path)).map(History::id));
		}
	}

	private void replace(String path, Path target, Optional<ObjectId> before, boolean wanted) throws IOException {
		if (!id(target).equals(before)) {
			throw new Overtaken(path);
		}
		if (before.isEmpty()) {
			create(path, target);
			return;
		}
		this.operations.keep(target, kept(target));
		if (wanted) {
			this.operations.rename(draft(target), target);
		}
		else {
			this.operations.delete(target);
		}
	}

	private void create(String path, Path target) throws IOException {
		if (Files.isSymbolicLink(target)) {
			// it leads nowhere, and has always been replaced
			this.operations.rename(draft(target), target);
			return;
		}
		try {
			this.operations.create(draft(target), target);
		}
		catch (FileAlreadyExistsException ex) {
			throw new Overtaken(path);
		}
	}

	/** What was replaced is either what was expected or comes back. */
	private void compare(String path, Path target, Optional<ObjectId> before, Optional<ObjectId> after)
			throws IOException {
		var kept = kept(target);
		if (Files.exists(kept)) {
			boolean expected = id(kept).equals(before);
			release(kept, target, !expected && id(target).equals(after));
			if (!expected) {
				throw new Overtaken(path);
			}
		}
	}

	/**
	 * Removes what an interrupted placement left beside these paths; what another program
	 * wrote in the last moment comes back.
	 * @param known tells whether a content was the console's
	 */
	void clean(Collection<String> paths, BiPredicate<String, ObjectId> known) throws IOException {
		for (var path : paths) {
			var target = this.files.target(path);
			if (Files.exists(draft(target))) {
				this.operations.delete(draft(target));
			}
			var kept = kept(target);
			if (Files.exists(kept)) {
				boolean foreign = id(kept).filter((id) -> known.test(path, id)).isEmpty();
				release(kept, target, foreign && id(target).filter((id) -> !known.test(path, id)).isEmpty());
			}
		}
	}

	/** Gives a second name up; as two names of one file a rename would leave both. */
	private void release(Path kept, Path target, boolean bringBack) throws IOException {
		if (bringBack) {
			this.operations.rename(kept, target);
		}
		this.operations.delete(kept);
	}

	private static Optional<ObjectId> id(Path file) throws IOException {
		try {
			return Optional.of(History.id(Files.readAllBytes(file)));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private Path prepare(String path, byte[] content, String mode) throws IOException {
		makeFolders(this.files.root(), path);
		var target = this.files.target(path);
		this.operations.createFile(draft(target), target, mode);
		this.operations.write(draft(target), content);
		return target;
	}

	private void makeFolders(Path folder, String path) throws IOException {
		int slash = path.indexOf('/');
		if (slash > 0) {
			var child = folder.resolve(path.substring(0, slash));
			if (!Files.isDirectory(child)) {
				this.operations.createDirectory(child);
				this.operations.force(folder);
			}
			makeFolders(child, path.substring(slash + 1));
		}
	}

	private static Path kept(Path target) {
		return target.resolveSibling("." + target.getFileName() + ".console-old");
	}

	private static Path draft(Path target) {
		return target.resolveSibling("." + target.getFileName() + ".console-new");
	}

}
