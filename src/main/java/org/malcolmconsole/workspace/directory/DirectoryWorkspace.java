package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.Recognised;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.FileDiff;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.RevisionConflict;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;
import org.malcolmconsole.workspace.difference.Differences;
import org.malcolmconsole.workspace.disk.FileOperations;
import org.malcolmconsole.workspace.history.History;
import org.malcolmconsole.workspace.history.Note;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * A Malcolm directory on disk with its history in the data directory.
 */
final class DirectoryWorkspace implements Workspace {

	private static final String OUTSIDE = "outside the console";

	private static final long RECENT = Duration.ofSeconds(1).toNanos();

	private final ReentrantLock mutex = new ReentrantLock();

	private final Path root;

	private final Release release;

	private final Releases releases;

	private final History history;

	private final ManagedFiles files;

	private final Journal journal;

	private final Differences differences;

	private final Housekeeping housekeeping;

	private final Checkpoint checkpoint;

	private final Clock clock;

	private final LongSupplier nanos;

	private @Nullable State last;

	private volatile @Nullable Seen seen;

	DirectoryWorkspace(Path root, Release release, Releases releases, Storage storage, Clock clock) {
		this.root = root;
		this.release = release;
		this.releases = releases;
		this.history = storage.history();
		this.housekeeping = storage.housekeeping();
		this.checkpoint = storage.checkpoint();
		this.clock = clock;
		this.nanos = storage.nanos();
		this.files = new ManagedFiles(root, release, storage.limits(), this.nanos);
		var secrecy = new Secrecy(release);
		this.journal = new Journal(this.history, this.files, new Placement(this.files, storage.operations(), secrecy));
		this.differences = new Differences(secrecy);
	}

	@Override
	public Path root() {
		return this.root;
	}

	@Override
	public Release release() {
		return this.release;
	}

	@Override
	public Recognised recognised() {
		return this.releases.recognise(this.root);
	}

	/** Brings directory and history together after a crash. */
	void settle() {
		locked(() -> {
			this.journal.settle();
			return this.root;
		});
	}

	@Override
	public Contents read() {
		return locked(() -> state().contents());
	}

	/** Whoever writes at the moment is not waited for. */
	@Override
	public Contents recent() {
		var known = this.seen;
		if (known == null) {
			return read();
		}
		if (this.nanos.getAsLong() - known.at() < RECENT || !this.mutex.tryLock()) {
			return known.contents();
		}
		try {
			return read();
		}
		finally {
			this.mutex.unlock();
		}
	}

	@Override
	public Contents read(long revision) {
		return locked(() -> new Contents(revision, this.release.envRules().directory(),
				this.history.files(commit(revision))));
	}

	@Override
	public Revision current() {
		return locked(() -> revision(state().head()));
	}

	@Override
	public Revision commit(Change change) {
		return locked(() -> {
			var state = state();
			var base = change.base();
			long number = Note.number(state.head());
			if (base != null && base != number) {
				throw new RevisionConflict(base, number);
			}
			var whole = this.checkpoint.pass(change, state.contents());
			return move(state, whole.applyTo(state.files()), whole);
		});
	}

	/** The first revision of a directory that the console makes itself. */
	void begin(Change change) {
		locked(() -> {
			var note = note(1, change.actor(), change.reason(), false);
			var after = change.applyTo(Map.of());
			this.journal.advance(this.history.write(after, Optional.empty(), note), Map.of(),
					Differences.changes(Map.of(), after), change.secret());
			return this.root;
		});
	}

	@Override
	public List<Revision> revisions(int offset, int limit) {
		return locked(() -> {
			var head = state().head();
			return ((offset == 0 && limit == 1) ? List.of(head) : this.history.log(offset, limit)).stream()
				.map(DirectoryWorkspace::revision)
				.toList();
		});
	}

	@Override
	public List<FileDiff> diff(long from, long to) {
		return locked(() -> {
			var after = filesOf(to);
			return this.differences.between(filesOf(from), after);
		});
	}

	@Override
	public List<FileDiff> preview(Change change) {
		return locked(() -> {
			var state = state();
			var whole = this.checkpoint.pass(change, state.contents());
			return this.differences.between(state.files(), whole.applyTo(state.files()));
		});
	}

	@Override
	public Revision restore(long number, String actor, String reason) {
		return locked(() -> {
			var state = state();
			var files = this.history.files(commit(number));
			checkRestore(state, files);
			return move(state, files, Change.by(actor, reason));
		});
	}

	@Override
	public Optional<String> refusal(long number) {
		return locked(() -> {
			try {
				checkRestore(state(), this.history.files(commit(number)));
				return Optional.empty();
			}
			catch (ErrorResponseException ex) {
				return Optional.ofNullable(ex.getBody().getDetail());
			}
		});
	}

	private void checkRestore(State state, Map<String, byte[]> files) {
		var after = new Contents(state.contents().revision(), this.release.envRules().directory(), files);
		this.checkpoint.checkRestore(state.contents(), after, Differences.changes(state.files(), files).keySet());
	}

	private Revision move(State state, Map<String, byte[]> after, Change change) throws IOException {
		var changes = Differences.changes(state.files(), after);
		if (changes.isEmpty()) {
			return revision(state.head());
		}
		var note = note(Note.number(state.head()) + 1, change.actor(), change.reason(), false);
		var commit = this.history.write(after, Optional.of(state.head()), note);
		try {
			this.journal.advance(commit, state.files(), changes, change.secret());
		}
		finally {
			this.last = null;
			this.seen = null;
		}
		this.housekeeping.consider();
		return revision(commit);
	}

	/** The directory now, with a commit that agrees with it. */
	private State state() throws IOException {
		this.journal.settle();
		var known = this.last;
		var present = this.files.read((known != null) ? known.files().keySet() : pathsOfHead());
		if (known == null || known.files() != present) {
			known = recorded(present);
			this.last = known;
		}
		this.seen = new Seen(known.contents(), this.nanos.getAsLong());
		return known;
	}

	private Set<String> pathsOfHead() throws IOException {
		var head = this.history.at(History.BRANCH);
		return head.isPresent() ? this.history.ids(head.get()).keySet() : Set.of();
	}

	/** Files with their commit, which is made when another program changed them. */
	private State recorded(SortedMap<String, byte[]> present) throws IOException {
		var head = this.history.at(History.BRANCH);
		if (head.isPresent() && History.ids(present).equals(this.history.ids(head.get()))) {
			return state(head.get(), present);
		}
		var reason = head.isPresent() ? "changed outside the console" : "found as it was";
		long number = head.map(Note::number).orElse(0L) + 1;
		var commit = this.history.write(present, head, note(number, OUTSIDE, reason, true));
		this.history.point(History.BRANCH, commit);
		this.housekeeping.consider();
		return state(commit, present);
	}

	private State state(RevCommit head, SortedMap<String, byte[]> files) {
		return new State(head, files, new Contents(Note.number(head), this.release.envRules().directory(), files));
	}

	private SortedMap<String, byte[]> filesOf(long number) throws IOException {
		var nothing = new TreeMap<String, byte[]>();
		return (number == 0) ? nothing : this.history.files(commit(number));
	}

	private RevCommit commit(long number) throws IOException {
		var head = this.history.at(History.BRANCH).map(Note::number).orElse(0L);
		var found = this.history.log((int) Math.max(0, head - number), 1);
		if (number < 1 || number > head || found.isEmpty()) {
			throw WorkspaceException.of(HttpStatus.NOT_FOUND, "No such revision",
					"There is no revision %d; the newest is %d.".formatted(number, head), null);
		}
		return found.get(0);
	}

	private Note note(long number, String actor, String reason, boolean outside) {
		return new Note(number, actor, reason, this.clock.instant().truncatedTo(ChronoUnit.SECONDS), outside);
	}

	private static Revision revision(RevCommit commit) {
		var note = Note.of(commit);
		return new Revision(note.number(), commit.name(), note.actor(), note.reason(), note.at(), note.outside());
	}

	private <T> T locked(Work<T> work) {
		this.mutex.lock();
		try {
			return work.run();
		}
		catch (Overtaken ex) {
			throw WorkspaceException.of(HttpStatus.CONFLICT, "Another program writes here too",
					"%s: %s. %s Look at it and try again.".formatted(this.root, FileProblem.words(ex), outcome()), ex);
		}
		catch (IOException ex) {
			throw WorkspaceException.of(HttpStatus.CONFLICT, "The Malcolm directory can't be used",
					"%s: %s. %s".formatted(this.root, FileProblem.words(ex), outcome()), ex);
		}
		finally {
			this.mutex.unlock();
		}
	}

	/** What became of the files when something failed. */
	private String outcome() {
		return this.journal.settled() ? "Nothing was changed by the console."
				: "A part may have been written: before anything else, the console completes it or takes it back, "
						+ "as soon as it can write again. The history then says which.";
	}

	/**
	 * What the directory needs besides itself.
	 */
	record Storage(History history, FileOperations operations, ManagedFiles.Limits limits, Housekeeping housekeeping,
			Checkpoint checkpoint, LongSupplier nanos) {
	}

	private record State(RevCommit head, SortedMap<String, byte[]> files, Contents contents) {
	}

	private record Seen(Contents contents, long at) {
	}

	@FunctionalInterface
	private interface Work<T> {

		T run() throws IOException;

	}

}
