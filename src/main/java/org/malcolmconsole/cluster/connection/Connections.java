package org.malcolmconsole.cluster.connection;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection;

/**
 * Chooses the cluster that the console works with.
 */
public interface Connections {

	/**
	 * Tries a kubeconfig and, when the cluster answers, uses it from now on, also after a
	 * restart.
	 * @param kubeconfig text of at most 1 MiB
	 * @param context null or empty for its current one
	 * @param namespace null or empty for the one of the start options
	 * @return what the cluster says of itself and of us
	 * @throws org.springframework.web.ErrorResponseException with status 422 and the
	 * field, when the text is refused or the cluster does not answer; the former
	 * connection stays
	 */
	Connection connect(String kubeconfig, @Nullable String context, @Nullable String namespace);

	/**
	 * Whether another cluster may be chosen: not in the demo.
	 */
	boolean changeable();

}
