package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** Which files below a folder this process really reads, as the Java runtime tells. */
public final class FileReads {

	private FileReads() {
	}

	/** Paths below the folder, once for each file that is read in a go. */
	public static List<String> during(Path folder, Action action) throws Exception {
		Path file = Files.createTempFile("reads", ".jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.FileRead").withoutThreshold().withoutStackTrace();
			recording.start();
			action.run();
			recording.stop();
			recording.dump(file);
			return paths(file, folder.toRealPath());
		}
		finally {
			Files.delete(file);
		}
	}

	private static List<String> paths(Path file, Path folder) throws IOException {
		return RecordingFile.readAllEvents(file)
			.stream()
			.filter((event) -> event.getEventType().getName().equals("jdk.FileRead"))
			.filter((event) -> event.getLong("bytesRead") > 0)
			.map((event) -> event.getString("path"))
			.filter((path) -> path != null && Path.of(path).startsWith(folder))
			.map((path) -> folder.relativize(Path.of(path)).toString())
			.toList();
	}

	/** Something that reads. */
	@FunctionalInterface
	public interface Action {

		void run() throws Exception;

	}

}
