package org.malcolmconsole.cluster;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Looks at the certificates that pods really show.
 */
public interface ServedCertificates {

	/**
	 * Asks a port of a pod through the API server; nothing is sent but the begin of a TLS
	 * handshake, and nothing is believed.
	 * @param pod its name in our namespace
	 * @param port the port of its container
	 * @return what the server shows, its own certificate first; at least one
	 * @throws ClusterException saying why it can't be reached
	 */
	List<X509Certificate> of(String pod, int port);

}
