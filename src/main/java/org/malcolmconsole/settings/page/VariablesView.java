package org.malcolmconsole.settings.page;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.variable.EnvFileVariables;
import org.malcolmconsole.settings.variable.EnvVariable;
import org.malcolmconsole.settings.variable.EnvVariables;

/**
 * The page of all variables as it is drawn.
 *
 * @param revision the revision that is shown
 * @param names all env files
 * @param files those with something to show
 * @param total how many variables there are
 * @param shown how many of them are shown
 * @param byHand how many were edited by hand
 * @param filter what is looked for
 */
record VariablesView(long revision, List<String> names, List<Rows> files, long total, long shown, long byHand,
		VariableFilter filter) {

	static VariablesView of(EnvVariables.Listing listing, Catalog catalog, VariableFilter filter, Rights rights) {
		var files = listing.files()
			.stream()
			.map((file) -> Rows.of(file, catalog, filter, rights))
			.filter((file) -> !file.rows().isEmpty() || file.problem() != null)
			.toList();
		var all = listing.files().stream().flatMap((file) -> file.variables().stream()).toList();
		return new VariablesView(listing.revision(), listing.files().stream().map(EnvFileVariables::name).toList(),
				files, all.size(), files.stream().mapToLong((file) -> file.rows().size()).sum(), byHand(listing),
				filter);
	}

	static long byHand(EnvVariables.Listing listing) {
		return listing.files()
			.stream()
			.flatMap((file) -> file.variables().stream())
			.filter(EnvVariable::byHand)
			.count();
	}

	/**
	 * What the one who looks may change.
	 *
	 * @param marker the variable that nobody may change
	 */
	record Rights(boolean operator, boolean administrator, String marker) {

		boolean allow(EnvVariable variable) {
			boolean own = this.administrator || !variable.secret() || !variable.settings().isEmpty();
			return this.operator && own && !variable.key().equals(this.marker);
		}

	}

	/**
	 * An env file with the variables shown.
	 *
	 * @param problem why it can't be read, null when it can
	 */
	record Rows(String name, boolean secret, @Nullable String problem, List<Row> rows) {

		static Rows of(EnvFileVariables file, Catalog catalog, VariableFilter filter, Rights rights) {
			var rows = file.variables()
				.stream()
				.filter((variable) -> filter.matches(file.name(), variable))
				.map((variable) -> {
					boolean editable = rights.allow(variable);
					return new Row(variable, links(variable, catalog), editable,
							editable && filter.edits(file.name(), variable));
				})
				.toList();
			return new Rows(file.name(), file.secret(), file.problem(), rows);
		}

		private static List<Link> links(EnvVariable variable, Catalog catalog) {
			return variable.settings()
				.stream()
				.map(catalog::find)
				.flatMap(Optional::stream)
				.filter((setting) -> !setting.shortcut())
				.map((setting) -> new Link(setting.id(), setting.label()))
				.toList();
		}

	}

	/**
	 * A variable.
	 *
	 * @param settings the settings that write it
	 * @param editable whether the one who looks may change it
	 * @param editing whether its form is open
	 */
	record Row(EnvVariable variable, List<Link> settings, boolean editable, boolean editing) {

		/** Whether an input of one line would lose something; templates call it. */
		public boolean isLong() {
			return this.variable.value().indexOf('\n') >= 0 || this.variable.value().length() > 120;
		}

	}

	/**
	 * A setting that writes a variable.
	 */
	record Link(String id, String label) {
	}

}
