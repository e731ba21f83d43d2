package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What was read from paths, each with the stamp that tells whether it is still so.
 *
 * @param <T> what is read
 */
final class StampCache<T> {

	/**
	 * Two changes that are closer to each other may leave the same stamp: clocks of file
	 * systems are coarse.
	 */
	static final long COARSE = Duration.ofSeconds(2).toNanos();

	private final Map<String, Entry<T>> entries = new HashMap<>();

	private final LongSupplier nanos;

	private long readings;

	StampCache(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * What a path holds. It is read unless it was read with this stamp before, and long
	 * enough after the stamp was seen first; no clock of the file system is compared with
	 * ours.
	 * @param stamp taken just now
	 */
	T value(String path, Stamp stamp, Reading<T> reading) throws IOException {
		long now = this.nanos.getAsLong();
		var known = this.entries.get(path);
		var seen = (known != null && known.stamp().equals(stamp)) ? known : null;
		if (seen != null && seen.settled()) {
			return seen.value();
		}
		long since = (seen != null) ? seen.since() : now;
		this.readings++;
		T value = reading.read();
		T kept = (known != null && Objects.deepEquals(known.value(), value)) ? known.value() : value;
		this.entries.put(path, new Entry<>(stamp, since, now - since >= COARSE, kept));
		return kept;
	}

	/** Forgets all paths but these. */
	void retain(Collection<String> paths) {
		this.entries.keySet().retainAll(paths);
	}

	/** How often something was read. */
	long readings() {
		return this.readings;
	}

	/**
	 * Reads a path.
	 *
	 * @param <T> what is read
	 */
	@FunctionalInterface
	interface Reading<T> {

		T read() throws IOException;

	}

	private record Entry<T>(Stamp stamp, long since, boolean settled, T value) {
	}

}
