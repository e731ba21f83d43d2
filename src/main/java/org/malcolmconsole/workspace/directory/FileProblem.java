package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Errors of the file system in plain words.
 */
final class FileProblem {

	private FileProblem() {
	}

	static String words(IOException ex) {
		if (ex instanceof AccessDeniedException denied) {
			return "the account that runs the console may not use " + denied.getFile();
		}
		if (ex instanceof NoSuchFileException missing) {
			return missing.getFile() + " is not there";
		}
		if (ex instanceof FileSystemException system && system.getReason() != null) {
			return system.getFile() + ": " + system.getReason();
		}
		return (ex.getMessage() != null) ? ex.getMessage() : "reading or writing failed";
	}

}
