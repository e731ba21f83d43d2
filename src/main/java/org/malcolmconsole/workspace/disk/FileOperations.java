package org.malcolmconsole.workspace.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every single step that changes something on disk, so that a test can cut the power
 * after each.
 */
public interface FileOperations {

	/** Creates a folder with mode 0700 whose parent exists; an existing one is fine. */
	void createDirectory(Path directory) throws IOException;

	/**
	 * Creates an empty file with the mode and, where permitted, the owner of another;
	 * that one may be missing.
	 * @param mode for a missing one, such as <code>rw-------</code>
	 */
	void createFile(Path file, Path like, String mode) throws IOException;

	/** Fills a file and waits until the disk has it. */
	void write(Path file, byte[] content) throws IOException;

	/** Puts a file in the place of another in one step. */
	void rename(Path from, Path to) throws IOException;

	/**
	 * Puts a file where there is none.
	 * @throws java.nio.file.FileAlreadyExistsException when there is one
	 */
	void create(Path from, Path to) throws IOException;

	/**
	 * Gives a file a second name, so that its bytes outlive being replaced; does nothing
	 * where the file system can't.
	 */
	void keep(Path file, Path second) throws IOException;

	/** Deletes a file; one that is not there is fine. */
	void delete(Path file) throws IOException;

	/** Waits until the disk has the entries of a folder. */
	void force(Path directory) throws IOException;

	/** A step that the history takes with its own files. */
	void record(Step step) throws IOException;

	/**
	 * A step that is taken whole or not at all.
	 */
	@FunctionalInterface
	interface Step {

		void run() throws IOException;

	}

}
