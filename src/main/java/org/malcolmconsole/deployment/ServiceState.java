package org.malcolmconsole.deployment;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What one service does.
 */
public enum ServiceState {

	/** Its Deployment is not there. */
	STOPPED,
	/** It is on its way. */
	STARTING,
	/** All its pods are available and up to date. */
	READY,
	/** It can't go on by itself, or used to run and does not any more. */
	FAILING,
	/** It is being removed. */
	STOPPING;

	/**
	 * The word used in the API.
	 */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
