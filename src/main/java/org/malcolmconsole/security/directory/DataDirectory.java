package org.malcolmconsole.security.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Makes the data directory for its owner only, before anything is opened in it.
 */
@Configuration(proxyBeanMethods = false)
class DataDirectory {

	private static final int SPACE = 1 << 20;

	@Bean
	static BeanFactoryPostProcessor closedDataDirectory(Environment environment) {
		return (beans) -> close(Path.of(environment.getRequiredProperty("console.data-directory")),
				environment.getProperty("spring.datasource.url", ""));
	}

	static void close(Path directory, String databaseUrl) {
		try {
			Files.createDirectories(directory);
			Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
			if (databaseUrl.startsWith("jdbc:h2:file:")) {
				closeDatabase(directory.resolve("console.mv.db"));
			}
			Path probe = directory.resolve("console.space");
			fill(probe);
			Files.delete(probe);
		}
		catch (IOException ex) {
			throw new UnusableDataDirectoryException(directory.toAbsolutePath(), ex);
		}
	}

	/** Writes as much as the first minutes need, to hear of a full disk in time. */
	static void fill(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.allocate(SPACE));
			channel.force(true);
		}
	}

	private static void closeDatabase(Path file) throws IOException {
		if (Files.notExists(file)) {
			Files.createFile(file);
		}
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

}
