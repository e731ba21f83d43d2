package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** A second console on one data directory hears a sentence before it touches anything. */
@ExtendWith(OutputCaptureExtension.class)
class SecondConsoleTests {

	@TempDir
	Path directory;

	@Test
	void aSecondConsoleIsToldWhoHoldsTheDataDirectoryAndNotWhatTheDatabaseThinks(CapturedOutput output)
			throws IOException {
		Path data = this.directory.resolve("data");
		try (var lock = WorkspaceLock.of(data)) {
			assertThat(lock).isNotNull();
			start(data, this.directory.resolve("malcolm"));
		}
		assertThat(output).contains("Another console uses this data directory")
			.contains("The process with id " + ProcessHandle.current().pid() + " holds")
			.contains("console.data-directory")
			.doesNotContain("\tat ", "HikariPool", "Database may be already in use");
		assertThat(data.resolve("history")).doesNotExist();
		assertThat(this.directory.resolve("malcolm")).doesNotExist();
	}

	@Test
	void aMalcolmDirectoryThatCanNotBeMadeIsNamedInASentence(CapturedOutput output) throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		start(this.directory.resolve("data"), file.resolve("malcolm"));
		assertThat(output).contains(file + "/malcolm can't be used: ").doesNotContain("\tat ");
	}

	private static void start(Path data, Path malcolm) {
		Class<?> console = ClassUtils.resolveClassName("org.malcolmconsole.MalcolmConsole", null);
		assertThatException()
			.isThrownBy(() -> new SpringApplication(console)
				.run("--console.data-directory=" + data, "--console.malcolm-directory=" + malcolm, "--server.port=0",
						"--management.server.port=0", "--spring.datasource.url=jdbc:h2:file:" + data + "/console")
				.close());
	}

}
