package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.WorkspaceException;

/**
 * Lets one process at a time use a data directory; the file says which one.
 */
final class WorkspaceLock implements AutoCloseable {

	private final FileChannel channel;

	private WorkspaceLock(FileChannel channel) {
		this.channel = channel;
	}

	/** Takes the lock of a data directory, which is made when it is missing. */
	static WorkspaceLock of(Path data) throws IOException {
		var mode = PosixFilePermissions.fromString("rwx------");
		Files.createDirectories(data, PosixFilePermissions.asFileAttribute(mode));
		if (Files.getPosixFilePermissions(data).size() > mode.size()) {
			Files.setPosixFilePermissions(data, mode);
		}
		return acquire(data.toAbsolutePath().normalize().resolve("workspace.lock"));
	}

	private static WorkspaceLock acquire(Path file) throws IOException {
		var channel = FileChannel.open(file,
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		if (tryLock(channel) == null) {
			channel.close();
			throw WorkspaceException.conflict("Another console uses this data directory",
					"The process with id %s holds %s. Stop it, or give this console another console.data-directory."
						.formatted(Files.readString(file).strip(), file));
		}
		channel.truncate(0);
		channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
		return new WorkspaceLock(channel);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
