package org.malcolmconsole.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
