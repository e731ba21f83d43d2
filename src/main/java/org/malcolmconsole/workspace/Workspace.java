package org.malcolmconsole.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.malcolmconsole.release.Recognised;
import org.malcolmconsole.release.Release;

/**
 * The Malcolm directory with its history. Reading it never writes into it.
 */
public interface Workspace {

	/** The Malcolm directory, absolute. */
	Path root();

	/**
	 * The release that the directory holds; the closest bundled one when the directory
	 * holds another version.
	 */
	Release release();

	/** How the release was recognised, looked up anew. */
	Recognised recognised();

	/**
	 * All managed files at one moment; the same object as before when nothing changed, so
	 * that what was worked out of it stays. Changes made by other programs since the last
	 * revision are recorded as a revision of their own first.
	 * @throws WorkspaceException (409, 413) when the directory can't be read as it is: a
	 * link that leaves it, a file that is too large, missing permission
	 */
	Contents read();

	/**
	 * The same as they were a second ago at most, without looking at the disk again: for
	 * what stands on every page. What the console itself writes is seen at once.
	 * @throws WorkspaceException as {@link #read()}
	 */
	default Contents recent() {
		return read();
	}

	/**
	 * All managed files as they were in a revision.
	 * @throws WorkspaceException (404) for an unknown number, (409) when the history
	 * can't be read
	 */
	Contents read(long revision);

	/** The newest revision, after recording what other programs changed. */
	Revision current();

	/**
	 * Writes all files of a change or none, and records the revision. A change that
	 * changes nothing returns the current revision.
	 * @throws RevisionConflict (412) when the change expects another current revision
	 * @throws WorkspaceException (409, 413) as {@link #read()}, and when writing fails
	 */
	Revision commit(Change change);

	/**
	 * The history, newest first.
	 * @param offset how many to skip
	 * @param limit how many at most
	 */
	List<Revision> revisions(int offset, int limit);

	/**
	 * What differs between two revisions; secrets are masked.
	 * @param from number of the earlier one, 0 for nothing
	 * @param to number of the later one
	 * @throws WorkspaceException (404) for an unknown number
	 */
	List<FileDiff> diff(long from, long to);

	/**
	 * What a change would do, without doing it; secrets are masked.
	 */
	List<FileDiff> preview(Change change);

	/**
	 * Makes the managed files what they were in a revision, as a new revision.
	 * @param number the revision to go back to
	 * @throws WorkspaceException (404) for an unknown number
	 */
	Revision restore(long number, String actor, String reason);

	/**
	 * Why the one who asks may not restore a revision, as restoring it would say.
	 * @throws WorkspaceException (404) for an unknown number
	 */
	Optional<String> refusal(long number);

}
