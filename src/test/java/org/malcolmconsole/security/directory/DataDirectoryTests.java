package org.malcolmconsole.security.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class DataDirectoryTests {

	@TempDir
	Path parent;

	@Test
	void isMadeForItsOwnerAlone() throws IOException {
		Path data = this.parent.resolve("a/data");
		DataDirectory.close(data, "jdbc:h2:file:" + data + "/console");
		assertThat(permissions(data)).isEqualTo("rwx------");
		assertThat(permissions(data.resolve("console.mv.db"))).isEqualTo("rw-------");
	}

	@Test
	void isClosedWhenItWasOpen() throws IOException {
		Path data = Files.createDirectory(this.parent.resolve("data"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Files.createFile(data.resolve("console.mv.db"));
		DataDirectory.close(data, "jdbc:h2:file:" + data + "/console");
		assertThat(permissions(data)).isEqualTo("rwx------");
		assertThat(permissions(data.resolve("console.mv.db"))).isEqualTo("rw-------");
	}

	@Test
	void aPlaceWhereNothingCanBeMadeIsNamedInASentence() throws IOException {
		Path file = Files.createFile(this.parent.resolve("file"));
		assertThat(sentence(file)).contains("The data directory " + file + " can't be used: it is a file.");
		assertThat(sentence(file.resolve("data"))).contains(file + "/data can't be used: Not a directory.");
		assertThat(sentence(Path.of("/proc/console"))).contains("/proc/console can't be used: ");
	}

	@Test
	void aFullDiskIsNamedInASentence() {
		assumeThat(Path.of("/dev/full")).exists();
		assertThatIOException().isThrownBy(() -> DataDirectory.fill(Path.of("/dev/full")))
			.satisfies((ex) -> assertThat(new UnusableDataDirectoryException(Path.of("/data"), ex))
				.hasMessage("The data directory /data can't be used: No space left on device"));
	}

	private static String sentence(Path data) {
		var failure = catchThrowableOfType(UnusableDataDirectoryException.class, () -> DataDirectory.close(data, ""));
		FailureAnalysis analysis = new UnusableDataDirectoryFailureAnalyzer().analyze(failure);
		assertThat(analysis.getAction()).contains("console.data-directory");
		return analysis.getDescription();
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
