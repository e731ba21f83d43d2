package org.malcolmconsole.cluster.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.cluster.kubeconfig.ServerAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the chosen connection, with its credential, in a file that only we can read, so
 * that a restart connects again.
 */
class ConnectionStore {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path folder;

	private final Path file;

	ConnectionStore(Path folder) {
		this.folder = folder;
		this.file = folder.resolve("connection.json");
	}

	/**
	 * What was kept, if anything.
	 * @throws IOException when it can't be read, in words for users
	 */
	Optional<Target> load() throws IOException {
		try {
			Target target = JSON.readValue(Files.readAllBytes(this.file), Target.class);
			ServerAddress.check(target.access().server().toString());
			return Optional.of(target);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (JacksonException | IllegalArgumentException ex) {
			// the parser's own message could repeat the content
			throw new IOException("The kept connection " + this.file + " is damaged. Connect again.");
		}
	}

	void save(Target target) throws IOException {
		Files.createDirectories(this.folder);
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
		Path fresh = Files.createTempFile(this.folder, "connection", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			write(fresh, JSON.writeValueAsBytes(target));
			Files.move(fresh, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			sync(this.folder);
		}
		finally {
			Files.deleteIfExists(fresh);
		}
	}

	private static void write(Path file, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	private static void sync(Path folder) throws IOException {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
