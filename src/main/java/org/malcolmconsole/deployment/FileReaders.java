package org.malcolmconsole.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Knows which services read a file of the Malcolm directory, so that their pods are
 * replaced when it changes.
 */
public interface FileReaders {

	/**
	 * The services that read files, by the manifests and the file map of the release.
	 * @param paths in the Malcolm directory
	 * @return path to names of services, sorted; an empty list for what no pod reads
	 */
	Map<String, List<String>> of(Collection<String> paths);

}
