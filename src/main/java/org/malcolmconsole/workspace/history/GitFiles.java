package org.malcolmconsole.workspace.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Creates and opens the repository without looking at any Git configuration of the host.
 */
final class GitFiles {

	static {
		SystemReader.setInstance(new Isolated(SystemReader.getInstance()));
	}

	private GitFiles() {
	}

	/** Creates a bare repository; it is either there completely or not at all. */
	static void create(Path directory) throws IOException {
		var draft = directory.resolveSibling(directory.getFileName() + ".new");
		FileSystemUtils.deleteRecursively(draft);
		Files.createDirectory(draft,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		try (var repository = new FileRepository(draft.toFile())) {
			repository.create(true);
			var config = repository.getConfig();
			config.setBoolean("core", null, "fsyncObjectFiles", true);
			config.setBoolean("core", null, "fsyncRefFiles", true);
			config.setBoolean("core", null, "logAllRefUpdates", false);
			config.save();
		}
		Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Opens it, after removing locks that a killed process left. */
	static FileRepository open(Path directory) throws IOException {
		try (var files = Files.walk(directory)) {
			for (var lock : files.filter((file) -> file.toString().endsWith(".lock")).toList()) {
				Files.delete(lock);
			}
		}
		return (FileRepository) new FileRepositoryBuilder().setGitDir(directory.toFile())
			.setBare()
			.setMustExist(true)
			.build();
	}

	/**
	 * A host without configuration, and without a question to the <code>git</code>
	 * program.
	 */
	private static final class Isolated extends SystemReader.Delegate {

		Isolated(SystemReader host) {
			super(host);
		}

		@Override
		public FileBasedConfig openSystemConfig(Config parent, FS files) {
			return new Nothing(files);
		}

		@Override
		public FileBasedConfig openUserConfig(Config parent, FS files) {
			return new Nothing(files);
		}

		@Override
		public FileBasedConfig openJGitConfig(Config parent, FS files) {
			return new Nothing(files);
		}

		@Override
		public @Nullable String getenv(String variable) {
			return null;
		}

	}

	/**
	 * An empty configuration that is never written.
	 */
	private static final class Nothing extends FileBasedConfig {

		Nothing(FS files) {
			super(null, files);
		}

		@Override
		public void load() {
			// nothing to load
		}

		@Override
		public void save() {
			// nothing to keep
		}

		@Override
		public boolean isOutdated() {
			return false;
		}

	}

}
