package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.disk.FileOperations;

/**
 * Puts files in place: all of them beside their places first, then renames.
 *
 * @param files where paths are
 * @param operations the disk
 * @param secrecy decides about the mode of new files
 */
record Placement(ManagedFiles files, FileOperations operations, Secrecy secrecy) {

	/**
	 * Writes and deletes files.
	 * @param changes path to new content, or to nothing for a deletion
	 * @param secret paths that get mode 0600 when new, besides what is known to be secret
	 */
	void place(Map<String, Optional<byte[]>> changes, Set<String> secret) throws IOException {
		var prepared = new LinkedHashMap<Path, Path>();
		var folders = new LinkedHashSet<Path>();
		for (var change : changes.entrySet()) {
			var content = change.getValue();
			if (content.isPresent()) {
				var path = change.getKey();
				boolean hidden = secret.contains(path) || this.secrecy.secretFile(path, content.get());
				prepare(path, content.get(), hidden ? "rw-------" : "rw-r--r--", prepared);
			}
		}
		for (var file : prepared.entrySet()) {
			this.operations.rename(file.getValue(), file.getKey());
			folders.add(file.getKey().getParent());
		}
		for (var change : changes.entrySet()) {
			delete(change.getKey(), change.getValue().isEmpty(), folders);
		}
		for (var folder : folders) {
			this.operations.force(folder);
		}
	}

	/** Removes what an interrupted placement left beside these paths. */
	void clean(Collection<String> paths) throws IOException {
		for (var path : paths) {
			var draft = draft(this.files.target(path));
			if (Files.exists(draft)) {
				this.operations.delete(draft);
			}
		}
	}

	private void prepare(String path, byte[] content, String mode, Map<Path, Path> prepared) throws IOException {
		makeFolders(this.files.root(), path);
		var target = this.files.target(path);
		var draft = draft(target);
		this.operations.createFile(draft, target, mode);
		this.operations.write(draft, content);
		prepared.put(target, draft);
	}

	private void delete(String path, boolean wanted, Set<Path> folders) throws IOException {
		var file = this.files.root().resolve(path);
		if (wanted && Files.exists(file)) {
			this.operations.delete(this.files.target(path));
			folders.add(file.getParent());
		}
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

	private static Path draft(Path target) {
		return target.resolveSibling("." + target.getFileName() + ".console-new");
	}

}
