package org.malcolmconsole.settings;

import java.util.List;

import org.malcolmconsole.release.Releases;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.value.Checks;
import org.malcolmconsole.settings.value.Edits;
import org.malcolmconsole.settings.value.Evaluation;
import org.malcolmconsole.settings.value.Reading;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.FileDiff;
import org.malcolmconsole.workspace.RevisionConflict;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * Reads and changes settings; their only home is the Malcolm directory.
 */
@Component
public class Settings {

	private final Workspace workspace;

	private final Releases releases;

	private final Catalogs catalogs;

	Settings(Workspace workspace, Releases releases, Catalogs catalogs) {
		this.workspace = workspace;
		this.releases = releases;
		this.catalogs = catalogs;
	}

	/** All that can be set in this release. */
	public Catalog catalog() {
		return this.catalogs.current();
	}

	/** What is set now. */
	public Snapshot now() {
		return of(this.workspace.read());
	}

	/** What is set in these files. */
	public Snapshot of(Contents contents) {
		return contents.once(Snapshot.class, "settings",
				(files) -> new Snapshot(files.revision(), catalog(), Reading.of(catalog(), files), List.of()));
	}

	/** What would be set after a change, with what is wrong about it. */
	public Snapshot after(SettingsChange wish) {
		var now = now();
		var checks = new Checks(now.catalog());
		var answers = checks.merge(now.values(), wish.values(), wish.replace());
		var values = Evaluation.of(now.catalog(), answers);
		checks.checkRequired(now.values(), values);
		return new Snapshot(now.revision(), now.catalog(), values, checks.problems());
	}

	/**
	 * What a change would do.
	 * @throws InvalidSettings (422) with every error
	 * @throws RevisionConflict (412) when it was made for another revision
	 */
	public Outcome preview(SettingsChange wish) {
		var contents = this.workspace.read();
		var base = wish.base();
		if (base != null && base != contents.revision()) {
			throw new RevisionConflict(base, contents.revision());
		}
		var change = edits(wish, contents);
		return new Outcome(contents.revision(), this.workspace.preview(change));
	}

	/**
	 * Makes a change.
	 * @throws InvalidSettings (422) with every error
	 * @throws RevisionConflict (412) when it was made for another revision
	 */
	public Outcome apply(SettingsChange wish) {
		var contents = this.workspace.read();
		var base = wish.base();
		var change = edits(wish, contents).basedOn((base != null) ? base : contents.revision());
		var files = this.workspace.preview(change);
		return new Outcome(this.workspace.commit(change).number(), files);
	}

	/**
	 * The files as they are, and as they would be after a change.
	 * @throws InvalidSettings (422) with every error
	 */
	public Files files(SettingsChange wish) {
		var contents = this.workspace.read();
		return new Files(contents, contents.after(edits(wish, contents)));
	}

	private Change edits(SettingsChange wish, Contents contents) {
		var catalog = catalog();
		var before = of(contents).values();
		var checks = new Checks(catalog);
		var after = Evaluation.of(catalog, checks.merge(before, wish.values(), wish.replace()));
		checks.checkRequired(before, after);
		if (!checks.problems().isEmpty()) {
			throw new InvalidSettings(checks.problems());
		}
		var scope = new Edits.Scope(wish.replace(), wish.complete());
		return new Edits(catalog, before, after, scope).addTo(Change.by(wish.actor(), wish.reason()), contents,
				() -> this.releases.bundledFiles(this.workspace.release()));
	}

	/**
	 * All files before and after a change.
	 */
	public record Files(Contents before, Contents after) {
	}

	/**
	 * The outcome of a change.
	 *
	 * @param revision the revision that holds it; of a preview the one that it is made
	 * for
	 * @param files what changes, secrets masked
	 */
	public record Outcome(long revision, List<FileDiff> files) {

		/** The changed variables of all env files. */
		public List<FileDiff.VariableDiff> changes() {
			return this.files.stream().flatMap((file) -> file.variables().stream()).toList();
		}

	}

}
