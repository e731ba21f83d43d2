package org.malcolmconsole.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.malcolmconsole.release.Recognised;
import org.malcolmconsole.release.Release;

/**
 * A Malcolm directory that only exists in memory, for tests of what is written into one.
 */
public class MemoryWorkspace implements Workspace {

	private final Release release;

	private final List<Map<String, byte[]>> states = new ArrayList<>();

	private final List<Change> changes = new ArrayList<>();

	private final Set<String> secret = new HashSet<>();

	public MemoryWorkspace(Release release, Map<String, byte[]> files) {
		this.release = release;
		this.states.add(new TreeMap<>(files));
	}

	@Override
	public Path root() {
		return Path.of("/nowhere");
	}

	@Override
	public Release release() {
		return this.release;
	}

	@Override
	public Recognised recognised() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Contents read() {
		return new Contents(this.states.size(), "config", this.states.get(this.states.size() - 1));
	}

	@Override
	public Contents read(long revision) {
		return new Contents(revision, "config", this.states.get((int) revision - 1));
	}

	@Override
	public Revision current() {
		return new Revision(this.states.size(), "memory", "console", "", Instant.EPOCH, false);
	}

	@Override
	public synchronized Revision commit(Change change) {
		Long base = change.base();
		if (base != null && base != this.states.size()) {
			throw new RevisionConflict(base, this.states.size());
		}
		this.changes.add(change);
		this.secret.addAll(change.secret());
		if (!change.files().isEmpty()) {
			this.states.add(change.applyTo(this.states.get(this.states.size() - 1)));
		}
		return current();
	}

	@Override
	public List<Revision> revisions(int offset, int limit) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<FileDiff> diff(long from, long to) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<FileDiff> preview(Change change) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Revision restore(long number, String actor, String reason) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<String> refusal(long number) {
		throw new UnsupportedOperationException();
	}

	public List<Change> changes() {
		return this.changes;
	}

	public boolean isSecret(String path) {
		return this.secret.contains(path);
	}

	public String text(String path) {
		return read().file(path)
			.map((file) -> new String(file, java.nio.charset.StandardCharsets.UTF_8))
			.orElseThrow(() -> new AssertionError(path + " is not there"));
	}

	public boolean has(String path) {
		return read().file(path).isPresent();
	}

}
