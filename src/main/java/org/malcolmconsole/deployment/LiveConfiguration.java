package org.malcolmconsole.deployment;

import java.util.List;
import java.util.Set;

import org.malcolmconsole.cluster.ObjectRef;

/**
 * The ConfigMaps and Secrets of a Malcolm that is deployed.
 */
public interface LiveConfiguration {

	/**
	 * Brings the objects up to date that are made of certain files of the Malcolm
	 * directory, and reads them back. Objects that are not there, or not ours, are left
	 * alone; no pod is restarted.
	 * @param files paths in the Malcolm directory
	 * @return the objects that are up to date now; none when Malcolm is not deployed
	 * @throws org.malcolmconsole.cluster.ClusterException when the cluster does not do it
	 */
	List<ObjectRef> refresh(Set<String> files);

}
