package org.malcolmconsole.settings;

import java.util.List;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
import org.malcolmconsole.settings.value.Evaluation;

/**
 * All settings with their values at one revision.
 *
 * @param revision the revision of the Malcolm directory
 * @param catalog the settings
 * @param values their values
 * @param problems what is wrong about them
 */
public record Snapshot(long revision, Catalog catalog, Evaluation values, List<FieldProblem> problems) {

	/** How many settings of a page are not at their default. */
	public long changes() {
		return this.catalog.settings()
			.values()
			.stream()
			.filter((setting) -> !setting.shortcut() && this.values.changed(setting.id()))
			.count();
	}

}
