package org.malcolmconsole.workspace.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import org.malcolmconsole.workspace.disk.FileOperations;

/**
 * The Git repository of all revisions. Its branch is what the directory holds; two more
 * refs say what was being done when the power went.
 */
public final class History implements AutoCloseable {

	public static final String BRANCH = "refs/heads/main";

	/** A commit whose files are being put in place. */
	public static final String PENDING = "refs/console/pending";

	/** A commit whose files are being taken back. */
	public static final String UNDO = "refs/console/undo";

	/** The newest commit of the branch that is in a pack. */
	private static final String PACKED = "refs/console/packed";

	private static final int MANY = 30;

	private final FileRepository repository;

	private final FileOperations operations;

	private History(FileRepository repository, FileOperations operations) {
		this.repository = repository;
		this.operations = operations;
	}

	public static History open(Path directory, FileOperations operations) throws IOException {
		if (Files.notExists(directory)) {
			operations.record(() -> GitFiles.create(directory));
		}
		return new History(GitFiles.open(directory), operations);
	}

	public Optional<RevCommit> at(String ref) throws IOException {
		var found = this.repository.exactRef(ref);
		if (found == null) {
			return Optional.empty();
		}
		try (var walk = new RevWalk(this.repository)) {
			return Optional.of(walk.parseCommit(found.getObjectId()));
		}
	}

	public Optional<RevCommit> parent(RevCommit commit) throws IOException {
		if (commit.getParentCount() == 0) {
			return Optional.empty();
		}
		try (var walk = new RevWalk(this.repository)) {
			return Optional.of(walk.parseCommit(commit.getParent(0)));
		}
	}

	/** Writes a commit that no ref names yet. */
	public RevCommit write(Map<String, byte[]> files, Optional<RevCommit> parent, Note note) throws IOException {
		var commit = note.commit();
		parent.ifPresent(commit::setParentId);
		this.operations.record(() -> {
			try (var inserter = inserter(files.size())) {
				commit.setTreeId(tree(files, inserter));
				inserter.insert(commit);
				inserter.flush();
			}
		});
		try (var walk = new RevWalk(this.repository); var formatter = new ObjectInserter.Formatter()) {
			return walk.parseCommit(formatter.idFor(Constants.OBJ_COMMIT, commit.build()));
		}
	}

	/** Lets a ref name a commit. */
	public void point(String ref, RevCommit commit) throws IOException {
		this.operations.record(() -> {
			var update = this.repository.updateRef(ref);
			update.setNewObjectId(commit);
			update.disableRefLog();
			expect(update.forceUpdate(), ref);
		});
	}

	public void forget(String ref) throws IOException {
		if (this.repository.exactRef(ref) == null) {
			return;
		}
		this.operations.record(() -> {
			var update = this.repository.updateRef(ref);
			update.setForceUpdate(true);
			expect(update.delete(), ref);
		});
	}

	/** The ids of a commit's files, by path. */
	public SortedMap<String, ObjectId> ids(RevCommit commit) throws IOException {
		var ids = new TreeMap<String, ObjectId>();
		try (var walk = new TreeWalk(this.repository)) {
			walk.addTree(commit.getTree());
			walk.setRecursive(true);
			while (walk.next()) {
				ids.put(walk.getPathString(), walk.getObjectId(0));
			}
		}
		return ids;
	}

	public byte[] content(ObjectId id) throws IOException {
		return this.repository.open(id, Constants.OBJ_BLOB).getBytes();
	}

	/** All files of a commit. */
	public SortedMap<String, byte[]> files(RevCommit commit) throws IOException {
		var files = new TreeMap<String, byte[]>();
		for (var entry : ids(commit).entrySet()) {
			files.put(entry.getKey(), content(entry.getValue()));
		}
		return files;
	}

	public static SortedMap<String, ObjectId> ids(Map<String, byte[]> files) {
		var ids = new TreeMap<String, ObjectId>();
		try (var formatter = new ObjectInserter.Formatter()) {
			files.forEach((path, content) -> ids.put(path, formatter.idFor(Constants.OBJ_BLOB, content)));
		}
		return ids;
	}

	/** The id of a file's content. */
	public static ObjectId id(byte[] content) {
		try (var formatter = new ObjectInserter.Formatter()) {
			return formatter.idFor(Constants.OBJ_BLOB, content);
		}
	}

	/** Commits of the branch, newest first. */
	public List<RevCommit> log(int offset, int limit) throws IOException {
		var commits = new ArrayList<RevCommit>();
		var head = at(BRANCH);
		try (var walk = new RevWalk(this.repository)) {
			if (head.isPresent()) {
				walk.markStart(walk.parseCommit(head.get()));
			}
			for (int index = 0; index < offset && walk.next() != null; index++) {
				// skipped
			}
			for (var next = walk.next(); next != null && commits.size() < limit; next = walk.next()) {
				commits.add(next);
			}
		}
		return commits;
	}

	/**
	 * Puts commits that are not in a pack yet into one, if there are as many. May run
	 * beside everything else.
	 */
	public void pack(int commits) throws IOException {
		var head = at(BRANCH);
		var packed = at(PACKED);
		if (head.isPresent() && Note.number(head.get()) - packed.map(Note::number).orElse(0L) >= commits) {
			var packer = new Packer(this.repository, this.operations);
			packer.pack(head.get(), packed);
			packer.prune();
			point(PACKED, head.get());
		}
	}

	/** The many files of the first revision become one pack: one file to wait for. */
	private ObjectInserter inserter(int files) throws IOException {
		boolean begins = files > MANY && this.repository.exactRef(BRANCH) == null;
		return begins ? this.repository.getObjectDatabase().newPackInserter() : this.repository.newObjectInserter();
	}

	private static ObjectId tree(Map<String, byte[]> files, ObjectInserter inserter) throws IOException {
		var cache = DirCache.newInCore();
		var builder = cache.builder();
		for (var file : files.entrySet()) {
			var entry = new DirCacheEntry(file.getKey());
			entry.setFileMode(FileMode.REGULAR_FILE);
			entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
			builder.add(entry);
		}
		builder.finish();
		return cache.writeTree(inserter);
	}

	private static void expect(RefUpdate.Result result, String ref) throws IOException {
		switch (result) {
			case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {
			}
			default -> throw new IOException("The history could not write " + ref + ": " + result);
		}
	}

	@Override
	public void close() {
		this.repository.close();
	}

}
