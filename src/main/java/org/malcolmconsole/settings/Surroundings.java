package org.malcolmconsole.settings;

import java.util.List;

import org.malcolmconsole.workspace.Contents;

/**
 * What settings want to know of the place where Malcolm runs; the module that deploys it
 * fills this in.
 */
public interface Surroundings {

	/** The nodes that take pods, as far as they are known without asking the cluster. */
	List<Room> nodes();

	/** What people call the services whose pods are replaced when files change so. */
	List<String> replaced(Contents before, Contents after);

	/**
	 * What a node has for pods.
	 *
	 * @param name name of the node
	 * @param cores processor cores
	 * @param memory MiB
	 */
	record Room(String name, double cores, long memory) {
	}

}
