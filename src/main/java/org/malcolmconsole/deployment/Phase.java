package org.malcolmconsole.deployment;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What Malcolm as a whole does; strip, pages and API use the same word.
 */
public enum Phase {

	/** No cluster is connected, or the directory lacks what a start needs. */
	UNCONFIGURED,
	/** None of Malcolm's Deployments is there. */
	STOPPED,
	/** Some are on their way and nothing is wrong. */
	STARTING,
	/** All are available. */
	READY,
	/** Something that ran, or should run by now, does not. */
	DEGRADED,
	/** A stop is under way. */
	STOPPING,
	/** The cluster does not answer. */
	UNREACHABLE;

	/**
	 * The word used in the API.
	 */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
