package org.malcolmconsole.cluster;

/**
 * How a server-side apply treats fields of others, and whether it stores anything.
 */
public enum ApplyMode {

	/** Stores; a field that another manager owns with another value is a conflict. */
	APPLY,
	/** Stores, and takes over the fields of other managers. */
	FORCE,
	/** Stores nothing; answers the object as it would be, or the conflict. */
	DRY_RUN,
	/** Stores nothing; answers the object as it would be after {@link #FORCE}. */
	DRY_RUN_FORCE;

	public boolean dryRun() {
		return this == DRY_RUN || this == DRY_RUN_FORCE;
	}

	public boolean force() {
		return this == FORCE || this == DRY_RUN_FORCE;
	}

}
