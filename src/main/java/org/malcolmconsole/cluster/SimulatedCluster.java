package org.malcolmconsole.cluster;

import java.net.URI;

/**
 * A cluster inside this process that speaks the Kubernetes API on a loopback address.
 */
public interface SimulatedCluster {

	/**
	 * Where it listens: {@code http://127.0.0.1:port}.
	 */
	URI address();

	/**
	 * The bearer token that it wants, so that no other user of the machine gets in.
	 */
	String token();

}
