package org.malcolmconsole.cluster;

import java.net.URI;

/**
 * A cluster inside this process that speaks the Kubernetes API without credentials on a
 * loopback address.
 */
public interface SimulatedCluster {

	/**
	 * Where it listens: {@code http://127.0.0.1:port}.
	 */
	URI address();

}
