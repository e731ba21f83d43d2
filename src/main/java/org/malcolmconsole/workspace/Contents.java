package org.malcolmconsole.workspace;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All managed files of the Malcolm directory at one moment.
 */
public final class Contents {

	private final long revision;

	private final String envDirectory;

	private final SortedMap<String, byte[]> files;

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

	/** What the files would be after a change. */
	public Contents after(Change change) {
		return new Contents(this.revision, this.envDirectory, change.applyTo(this.files));
	}

	private boolean isEnvPath(String path) {
		return path.endsWith(".env") && path.lastIndexOf('/') == this.envDirectory.length()
				&& path.startsWith(this.envDirectory);
	}

	private EnvFile parse(String path) {
		return EnvFile.parse(path.substring(path.lastIndexOf('/') + 1), Objects.requireNonNull(this.files.get(path)));
	}

	@Override
	public String toString() {
		return "Contents[revision=" + this.revision + ", files=" + this.files.keySet() + "]";
	}

}
