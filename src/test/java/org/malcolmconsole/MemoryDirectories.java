package org.malcolmconsole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes the folders of tests in memory where Linux offers it, because waiting for a disk
 * after every file is most of the time of some tests; the default of every
 * {@code @TempDir}.
 */
public final class MemoryDirectories implements TempDirFactory {

	private static final Path MEMORY = Path.of("/dev/shm");

	private static final long ENOUGH = 2L << 30;

	private static final Path PARENT = suits() ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));

	@Override
	public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
		return create("junit-");
	}

	static Path create(String prefix) throws IOException {
		return Files.createTempDirectory(PARENT, prefix);
	}

	/** Programs can be run there too, which some containers forbid. */
	private static boolean suits() {
		try {
			return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH
					&& Files.readAllLines(Path.of("/proc/mounts"))
						.stream()
						.filter((line) -> line.contains(" " + MEMORY + " "))
						.noneMatch((line) -> line.contains("noexec"));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
