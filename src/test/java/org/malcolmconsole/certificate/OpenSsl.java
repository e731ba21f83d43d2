package org.malcolmconsole.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The openssl program of this machine, run in a directory, as a judge from outside.
 */
public record OpenSsl(Path directory) {

	public record Answer(int code, String output) {

	}

	public Path write(String name, String content) {
		try {
			return Files.writeString(this.directory.resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Answer run(String... arguments) {
		List<String> command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
		try {
			Process process = new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor(60, TimeUnit.SECONDS);
			return new Answer(process.exitValue(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("openssl is needed by this test: apt-get install openssl", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public String text(String certificateFile) {
		return run("x509", "-in", certificateFile, "-noout", "-text").output();
	}

}
