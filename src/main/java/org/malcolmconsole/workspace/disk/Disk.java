package org.malcolmconsole.workspace.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The real disk.
 */
public final class Disk implements FileOperations {

	@Override
	public void createDirectory(Path directory) throws IOException {
		try {
			Files.createDirectory(directory,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(directory)) {
				throw ex;
			}
		}
	}

	@Override
	public void createFile(Path file, Path like, String mode) throws IOException {
		Files.deleteIfExists(file);
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		if (Files.exists(like)) {
			var attributes = Files.readAttributes(like, PosixFileAttributes.class);
			keepOwner(file, attributes);
			Files.setPosixFilePermissions(file, attributes.permissions());
		}
		else {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
		}
	}

	private static void keepOwner(Path file, PosixFileAttributes attributes) throws IOException {
		var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		var own = view.readAttributes();
		try {
			if (!own.group().equals(attributes.group())) {
				view.setGroup(attributes.group());
			}
			if (!own.owner().equals(attributes.owner())) {
				view.setOwner(attributes.owner());
			}
		}
		catch (FileSystemException ex) {
			// only the superuser may give files away; then the file is ours
		}
	}

	@Override
	public void write(Path file, byte[] content) throws IOException {
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
			var buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	@Override
	public void rename(Path from, Path to) throws IOException {
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void create(Path from, Path to) throws IOException {
		if (linked(from, to)) {
			Files.delete(from);
		}
		else {
			Files.move(from, to);
		}
	}

	@Override
	public void keep(Path file, Path second) throws IOException {
		Files.deleteIfExists(second);
		linked(file, second);
	}

	/** Some file systems know no second name for a file. */
	private static boolean linked(Path file, Path second) throws IOException {
		try {
			Files.createLink(second, file);
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (FileSystemException | UnsupportedOperationException ex) {
			return false;
		}
	}

	@Override
	public void delete(Path file) throws IOException {
		Files.deleteIfExists(file);
	}

	@Override
	public void force(Path directory) throws IOException {
		try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	@Override
	public void record(Step step) throws IOException {
		step.run();
	}

}
