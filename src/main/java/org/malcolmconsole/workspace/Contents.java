package org.malcolmconsole.workspace;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.springframework.util.function.SingletonSupplier;

/**
 * All managed files of the Malcolm directory at one moment.
 */
public final class Contents {

	/** So many things are kept that others worked out of one state. */
	private static final int MOST = 1_000;

	private final long revision;

	private final String envDirectory;

	private final SortedMap<String, byte[]> files;

	private final Map<String, EnvFile> parsed = new ConcurrentHashMap<>();

	private final Map<List<Object>, SingletonSupplier<Object>> derived = new ConcurrentHashMap<>();

	/**
	 * Files of a directory.
	 * @param revision number of the revision that they are
	 * @param envDirectory folder of the env files
	 * @param files path with forward slashes to content
	 */
	public Contents(long revision, String envDirectory, Map<String, byte[]> files) {
		this.revision = revision;
		this.envDirectory = envDirectory;
		this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
	}

	/**
	 * Contents that come from elsewhere than a directory, e.g. in tests.
	 * @param files path with forward slashes to content
	 */
	public static Contents of(Map<String, byte[]> files) {
		return new Contents(0, "config", files);
	}

	/** Number of the revision that these files are. */
	public long revision() {
		return this.revision;
	}

	/** Paths with forward slashes, sorted. */
	public Set<String> paths() {
		return this.files.keySet();
	}

	/** A copy of a file's bytes. */
	public Optional<byte[]> file(String path) {
		return Optional.ofNullable(this.files.get(path)).map(byte[]::clone);
	}

	/** Paths of all env files, sorted: <code>config/arkime.env</code>… */
	public List<String> envPaths() {
		return this.files.keySet().stream().filter(this::isEnvPath).toList();
	}

	/** Path of an env file by its name: <code>arkime.env</code>. */
	public String envPath(String name) {
		return this.envDirectory + "/" + name;
	}

	/**
	 * All env files, by path.
	 * @throws BrokenEnvFile (422) naming the first file and line that can't be read
	 */
	public List<EnvFile> envFiles() {
		return envPaths().stream().map(this::parse).toList();
	}

	/**
	 * An env file by its name, e.g. <code>arkime.env</code>.
	 * @throws BrokenEnvFile (422) naming file and line when it can't be read
	 */
	public Optional<EnvFile> envFile(String name) {
		return Optional.of(envPath(name)).filter(this.files::containsKey).map(this::parse);
	}

	/**
	 * What somebody works out of these files, worked out once for as long as these are
	 * the files.
	 * @param type what it is; immutable
	 * @param variant what else it depends on
	 * @param work is done again when it fails
	 */
	public <T> T once(Class<T> type, Object variant, Function<Contents, T> work) {
		var key = List.of(type, variant);
		if (!this.derived.containsKey(key) && this.derived.size() >= MOST) {
			return work.apply(this);
		}
		return type
			.cast(this.derived.computeIfAbsent(key, (any) -> SingletonSupplier.of(() -> work.apply(this))).obtain());
	}

	/** What the files would be after a change. */
	public Contents after(Change change) {
		return new Contents(this.revision, this.envDirectory, change.applyTo(this.files));
	}

	/** Whether a path is one of the env files that containers get. */
	public boolean isEnvPath(String path) {
		return path.endsWith(".env") && path.lastIndexOf('/') == this.envDirectory.length()
				&& path.startsWith(this.envDirectory);
	}

	private EnvFile parse(String path) {
		return this.parsed.computeIfAbsent(path, (any) -> EnvFile.parse(path.substring(path.lastIndexOf('/') + 1),
				Objects.requireNonNull(this.files.get(path))));
	}

	@Override
	public String toString() {
		return "Contents[revision=" + this.revision + ", files=" + this.files.keySet() + "]";
	}

}
