package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

import org.malcolmconsole.workspace.history.History;

/**
 * Moves the directory from one commit to the next, so that after a crash at any point it
 * can be moved on or back.
 */
final class Journal {

	private final History history;

	private final ManagedFiles files;

	private final Placement placement;

	private boolean settled;

	/**
	 * A journal.
	 * @param history the commits
	 * @param files the directory
	 * @param placement writes into it
	 */
	Journal(History history, ManagedFiles files, Placement placement) {
		this.history = history;
		this.files = files;
		this.placement = placement;
	}

	/** Whether nothing is half done; only this process moves the directory on. */
	boolean settled() {
		return this.settled;
	}

	/** Finishes, or takes back, what was being done when the power went. */
	void settle() throws IOException {
		if (this.settled) {
			return;
		}
		var undo = this.history.at(History.UNDO);
		if (undo.isPresent()) {
			takeBack(undo.get());
		}
		var pending = this.history.at(History.PENDING);
		if (pending.isPresent()) {
			finish(pending.get());
		}
		this.settled = true;
	}

	/**
	 * Makes a commit what the directory holds. When a file can't be written, the ones
	 * written before are taken back.
	 * @param commit the new commit, child of the newest one
	 * @param before what the directory is taken for
	 * @param changes what differs
	 * @param secret paths that get mode 0600
	 */
	void advance(RevCommit commit, Map<String, byte[]> before, Map<String, Optional<byte[]>> changes,
			Set<String> secret) throws IOException {
		this.settled = false;
		try {
			this.history.point(History.PENDING, commit);
			var replaced = new TreeMap<>(before);
			replaced.keySet().retainAll(changes.keySet());
			this.placement.place(changes, History.ids(replaced), secret);
		}
		catch (IOException | RuntimeException ex) {
			abandon(commit, ex);
			throw ex;
		}
		adopt(commit);
		this.settled = true;
	}

	private void abandon(RevCommit commit, Exception reason) {
		try {
			if (this.history.at(History.PENDING).isPresent()) {
				this.history.point(History.UNDO, commit);
				takeBack(commit);
			}
			this.settled = true;
		}
		catch (IOException | RuntimeException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void finish(RevCommit commit) throws IOException {
		var before = idsOfParent(commit);
		move(before, this.history.ids(commit));
		adopt(commit);
	}

	private void takeBack(RevCommit commit) throws IOException {
		move(this.history.ids(commit), idsOfParent(commit));
		this.history.forget(History.PENDING);
		this.history.forget(History.UNDO);
	}

	private void adopt(RevCommit commit) throws IOException {
		this.history.point(History.BRANCH, commit);
		this.history.forget(History.PENDING);
	}

	private SortedMap<String, ObjectId> idsOfParent(RevCommit commit) throws IOException {
		var parent = this.history.parent(commit);
		return parent.isPresent() ? this.history.ids(parent.get()) : new TreeMap<>();
	}

	/**
	 * Replaces files that are still as before; what another program wrote meanwhile stays
	 * and is recorded later.
	 */
	private void move(SortedMap<String, ObjectId> before, SortedMap<String, ObjectId> after) throws IOException {
		var paths = new TreeMap<>(before);
		paths.putAll(after);
		paths.keySet().removeIf((path) -> sameId(before, after, path));
		this.placement.clean(paths.keySet(), (path, id) -> id.equals(before.get(path)) || id.equals(after.get(path)));
		var present = History.ids(this.files.read(paths.keySet()));
		var changes = new TreeMap<String, Optional<byte[]>>();
		for (var path : paths.keySet()) {
			if (sameId(present, before, path)) {
				var id = after.get(path);
				changes.put(path, (id != null) ? Optional.of(this.history.content(id)) : Optional.empty());
			}
		}
		this.placement.place(changes, present, Set.of());
	}

	private static boolean sameId(Map<String, ObjectId> one, Map<String, ObjectId> other, String path) {
		var id = one.get(path);
		return (id != null) ? id.equals(other.get(path)) : !other.containsKey(path);
	}

}
