package org.malcolmconsole.security.directory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The console can't keep its state where it was told to.
 */
class UnusableDataDirectoryException extends RuntimeException {

	UnusableDataDirectoryException(Path directory, IOException cause) {
		super("The data directory %s can't be used: %s".formatted(directory, words(cause)), cause);
	}

	private static String words(IOException ex) {
		if (ex instanceof AccessDeniedException) {
			return "the account that runs the console may not write there";
		}
		if (ex instanceof FileAlreadyExistsException) {
			return "it is a file";
		}
		if (ex instanceof FileSystemException system && system.getReason() != null) {
			return system.getReason();
		}
		return (ex.getMessage() != null) ? ex.getMessage() : "writing failed";
	}

}
