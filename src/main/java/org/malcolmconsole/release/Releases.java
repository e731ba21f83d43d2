package org.malcolmconsole.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The releases that the console brings with it.
 */
public interface Releases {

	/**
	 * All bundled releases, newest first.
	 */
	List<Release> all();

	/**
	 * The newest bundled release.
	 */
	Release newest();

	/**
	 * A bundled release.
	 * @param version like {@code 23.07.1}
	 */
	Optional<Release> find(String version);

	/**
	 * What a new Malcolm directory is made of: env files and their examples, manifests,
	 * the files that ConfigMaps are made of, and a {@code .gitignore} in folders that
	 * would be empty.
	 * @return path in the Malcolm directory, with forward slashes, to content; sorted by
	 * path. The content is the caller's own copy.
	 */
	Map<String, byte[]> bundledFiles(Release release);

	/**
	 * The catalog of settings of a release, as YAML text.
	 */
	byte[] settingsCatalog(Release release);

	/**
	 * What operators may bring into the cluster by texts of their own, as YAML text.
	 */
	byte[] operatorRules(Release release);

	/**
	 * Finds out which release a directory holds. Only reads.
	 * @param directory a Malcolm directory, an empty directory or a path that does not
	 * exist
	 */
	Recognised recognise(Path directory);

}
