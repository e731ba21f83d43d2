package org.malcolmconsole.workspace;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Files that are to be written or deleted together, with who wants it and why.
 *
 * @param actor who: an account name, or <code>console</code>
 * @param reason why, in one line
 * @param base number of the revision that this was made for, null for any
 * @param files path with forward slashes to new content, or to nothing for a deletion
 * @param secret paths that are created with mode 0600
 */
public record Change(String actor, String reason, @Nullable Long base, SortedMap<String, Optional<byte[]>> files,
		Set<String> secret) {

	public Change {
		files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
		secret = Set.copyOf(secret);
	}

	/** A change without files yet. */
	public static Change by(String actor, String reason) {
		return new Change(actor, reason, null, new TreeMap<>(), Set.of());
	}

	/** The same, valid only on top of this revision. */
	public Change basedOn(long revision) {
		return new Change(this.actor, this.reason, revision, this.files, this.secret);
	}

	/** The same with a file to write; an existing file keeps its mode. */
	public Change put(String path, byte[] content) {
		return with(path, Optional.of(content.clone()));
	}

	/** The same with a file to write that only its owner may read (0600). */
	public Change putSecret(String path, byte[] content) {
		var more = new HashSet<>(this.secret);
		more.add(path);
		return new Change(this.actor, this.reason, this.base, put(path, content).files, more);
	}

	/** The same with an env file to write, named as in {@link Contents#envPath}. */
	public Change put(String path, EnvFile file) {
		return with(path, Optional.of(file.bytes()));
	}

	/** The same with a file to delete; one that is not there is no error. */
	public Change delete(String path) {
		return with(path, Optional.empty());
	}

	private Change with(String path, Optional<byte[]> content) {
		var more = new TreeMap<String, Optional<byte[]>>(this.files);
		more.put(path, content);
		return new Change(this.actor, this.reason, this.base, more, this.secret);
	}

	/** What the files are after this change. */
	public Map<String, byte[]> applyTo(Map<String, byte[]> before) {
		var after = new TreeMap<>(before);
		this.files.forEach((path, content) -> content.ifPresentOrElse((bytes) -> after.put(path, bytes),
				() -> after.remove(path)));
		return after;
	}

	@Override
	public String toString() {
		return "Change[actor=" + this.actor + ", files=" + this.files.keySet() + "]";
	}

}
