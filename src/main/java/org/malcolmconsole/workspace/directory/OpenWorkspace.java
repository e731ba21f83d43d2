package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.Recognised;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.WorkspaceException;
import org.malcolmconsole.workspace.disk.FileOperations;
import org.malcolmconsole.workspace.history.History;

/**
 * A workspace with the lock and the history that it holds open.
 *
 * @param workspace the workspace
 * @param history its revisions
 * @param housekeeping packs them
 * @param lock keeps other processes out
 */
record OpenWorkspace(DirectoryWorkspace workspace, History history, Housekeeping housekeeping,
		WorkspaceLock lock) implements AutoCloseable {

	/**
	 * Opens a directory, after finishing or dropping what a crash interrupted; makes a
	 * new one when there is none.
	 */
	static OpenWorkspace open(WorkspaceProperties properties, Releases releases, Clock clock, FileOperations operations,
			Checkpoint checkpoint, WorkspaceLock lock) throws IOException {
		var data = properties.dataDirectory().toAbsolutePath().normalize();
		try {
			var history = History.open(data.resolve("history"), operations);
			var housekeeping = new Housekeeping(history);
			var storage = new DirectoryWorkspace.Storage(history, operations, ManagedFiles.Limits.USUAL, housekeeping,
					checkpoint, System::nanoTime);
			var root = properties.malcolmDirectory().toAbsolutePath().normalize();
			var opening = new Opening(root, properties.release(), releases, storage, clock);
			return new OpenWorkspace(opening.run(), history, housekeeping, lock);
		}
		catch (IOException | RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	/** Closes all but the lock, which the database needs for longer. */
	void shut() {
		this.housekeeping.close();
		this.history.close();
	}

	@Override
	public void close() throws IOException {
		shut();
		this.lock.close();
	}

	/**
	 * Finds out what the directory is and what to do with it.
	 */
	private record Opening(Path root, @Nullable String wanted, Releases releases, DirectoryWorkspace.Storage storage,
			Clock clock) {

		DirectoryWorkspace run() throws IOException {
			var made = Optional.ofNullable(this.wanted).map(this::bundled).orElseGet(this.releases::newest);
			workspace(made).settle();
			boolean known = this.storage.history().at(History.BRANCH).isPresent();
			if (isEmpty()) {
				refuseWhen(known, "is empty, but its history is not",
						"Bring its files back, or remove the folder history in the data directory to begin anew.");
				return create(made);
			}
			var found = this.releases.recognise(this.root);
			refuseWhen(!known && found.empty(), "holds no Malcolm",
					"Give an empty folder or a Malcolm directory as console.malcolm-directory.");
			return workspace(release(found, made));
		}

		private DirectoryWorkspace create(Release release) throws IOException {
			Files.createDirectories(this.root,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			var change = Change.by("console", "Created from the bundled release " + release.version());
			for (var file : this.releases.bundledFiles(release).entrySet()) {
				change = change.put(file.getKey(), file.getValue());
			}
			var workspace = workspace(release);
			workspace.begin(change);
			return workspace;
		}

		private DirectoryWorkspace workspace(Release release) {
			return new DirectoryWorkspace(this.root, release, this.releases, this.storage, this.clock);
		}

		private Release bundled(String version) {
			return this.releases.find(version)
				.orElseThrow(() -> WorkspaceException.conflict("No such release",
						"console.release names %s, which this console does not bring. It brings %s.".formatted(version,
								this.releases.all().stream().map(Release::version).toList())));
		}

		private static Release release(Recognised found, Release otherwise) {
			return Optional.ofNullable(found.release())
				.or(() -> Optional.ofNullable(found.closest()))
				.orElse(otherwise);
		}

		private boolean isEmpty() throws IOException {
			if (Files.notExists(this.root)) {
				return true;
			}
			try (var entries = Files.list(this.root)) {
				return entries.allMatch((entry) -> entry.endsWith("lost+found"));
			}
		}

		private void refuseWhen(boolean refused, String what, String remedy) {
			if (refused) {
				throw WorkspaceException.conflict("The Malcolm directory can't be used",
						"%s %s. %s".formatted(this.root, what, remedy));
			}
		}

	}

}
