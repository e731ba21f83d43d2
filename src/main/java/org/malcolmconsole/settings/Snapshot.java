package org.malcolmconsole.settings;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.value.Evaluation;

/**
 * All settings with their values at one revision.
 *
 * @param revision the revision of the Malcolm directory
 * @param catalog the settings
 * @param values their values
 */
record Snapshot(long revision, Catalog catalog, Evaluation values) {

	/** How many settings of a page are not at their default. */
	long changes() {
		return this.catalog.settings()
			.values()
			.stream()
			.filter((setting) -> !setting.shortcut() && this.values.changed(setting.id()))
			.count();
	}

}
