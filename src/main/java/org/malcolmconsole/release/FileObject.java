package org.malcolmconsole.release;

import java.util.List;

/**
 * A ConfigMap or Secret that is made of files of the Malcolm directory.
 *
 * @param name name of the object; a Secret and a ConfigMap may share it
 * @param kind what it becomes
 * @param sources the files and folders it is made of; when one is missing the object is
 * made without it
 * @param leaveOut names of files that are not sent to the cluster, {@code *} stands for
 * any text
 */
public record FileObject(String name, Kind kind, List<Source> sources, List<String> leaveOut) {

	public FileObject {
		sources = List.copyOf(sources);
		leaveOut = List.copyOf(leaveOut);
	}

	/**
	 * Whether a file of the Malcolm directory belongs to this object.
	 * @param path path in the Malcolm directory with forward slashes
	 * @param rules the release's rules for files
	 */
	public boolean takes(String path, FileRules rules) {
		return this.sources.stream().anyMatch((source) -> source.holds(path, rules)) && !leftOut(path);
	}

	/**
	 * Whether a file is kept from the cluster although its folder is a source.
	 */
	public boolean leftOut(String path) {
		String name = FileRules.baseName(path);
		return this.leaveOut.stream().anyMatch((pattern) -> FileRules.matches(pattern, name));
	}

	/**
	 * What an object is.
	 */
	public enum Kind {

		/** For everybody who may read the namespace. */
		CONFIG_MAP("ConfigMap"),
		/** For credentials. */
		SECRET("Secret");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		/**
		 * The kind as Kubernetes writes it.
		 */
		@Override
		public String toString() {
			return this.text;
		}

	}

	/**
	 * A file or folder that an object is made of.
	 *
	 * @param path path in the Malcolm directory
	 * @param directory true for a folder, with all levels below
	 * @param emptyWhenMissing true when a missing file counts as an empty one
	 */
	public record Source(String path, boolean directory, boolean emptyWhenMissing) {

		boolean holds(String other, FileRules rules) {
			if (!this.directory) {
				return other.equals(this.path);
			}
			return other.startsWith(this.path + "/")
					&& !(rules.skipDotfiles() && FileRules.hasDotName(other.substring(this.path.length() + 1)));
		}

	}

}
