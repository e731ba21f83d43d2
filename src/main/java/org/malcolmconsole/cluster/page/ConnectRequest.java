package org.malcolmconsole.cluster.page;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call that chooses the cluster.
 */
record ConnectRequest(@NotBlank(message = "Give the text of a kubeconfig.") String kubeconfig, @Nullable String context,
		@Nullable String namespace) {

	/**
	 * Says nothing: the kubeconfig is secret.
	 */
	@Override
	public String toString() {
		return "ConnectRequest";
	}

}
