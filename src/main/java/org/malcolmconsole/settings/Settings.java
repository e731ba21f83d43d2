package org.malcolmconsole.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.malcolmconsole.release.Releases;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.value.Checks;
import org.malcolmconsole.workspace.Asker;
import org.malcolmconsole.settings.value.Reservations.Finding;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
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

	private final SettingsGuard guard;

	Settings(Workspace workspace, Releases releases, Catalogs catalogs, SettingsGuard guard) {
		this.workspace = workspace;
		this.releases = releases;
		this.catalogs = catalogs;
		this.guard = guard;
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
		return contents.once(Snapshot.class, "settings", (files) -> new Snapshot(files.revision(), catalog(),
				Reading.of(catalog(), files), List.of(), reserved(files)));
	}

	/** What would be set after a change, with what is wrong about it. */
	public Snapshot after(SettingsChange wish) {
		var contents = this.workspace.read();
		var wanted = wanted(wish, contents);
		return new Snapshot(contents.revision(), catalog(), wanted.after(), wanted.problems(), reserved(contents));
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
		var wanted = wanted(wish, contents);
		if (!wanted.problems().isEmpty()) {
			throw new InvalidSettings(wanted.problems());
		}
		return wanted.change();
	}

	private Wanted wanted(SettingsChange wish, Contents contents) {
		var catalog = catalog();
		var before = of(contents).values();
		var checks = new Checks(catalog);
		var after = Evaluation.of(catalog, checks.merge(before, wish.values(), wish.replace()));
		checks.checkRequired(before, after);
		var nothing = Change.by(wish.actor(), wish.reason());
		if (!checks.problems().isEmpty()) {
			return new Wanted(before, after, nothing, checks.problems());
		}
		var scope = new Edits.Scope(wish.replace(), wish.complete());
		var change = new Edits(catalog, before, after, scope).addTo(nothing, contents,
				() -> this.releases.bundledFiles(this.workspace.release()));
		var wanted = new Wanted(before, after, change, List.of());
		return new Wanted(before, after, change, refusals(wanted, contents));
	}

	private Map<String, String> reserved(Contents contents) {
		var reservations = this.guard.reservations(contents);
		Map<String, String> reserved = new HashMap<>();
		catalog().writes()
			.forEach((write) -> reservations.reason(write.key(), contents)
				.ifPresent((reason) -> write.value().names().forEach((id) -> reserved.put(id, reason))));
		return reserved;
	}

	/** What in a change is for administrators, when somebody else wants it. */
	private List<FieldProblem> refusals(Wanted wanted, Contents contents) {
		if (Asker.isAdministrator()) {
			return List.of();
		}
		return this.guard.reservations(contents)
			.reserved(contents, contents.after(wanted.change()))
			.flatMap((finding) -> wanted.settings(catalog(), finding)
				.map((field) -> new FieldProblem(field, finding.message())))
			.distinct()
			.toList();
	}

	/**
	 * What somebody wants, worked out.
	 */
	private record Wanted(Evaluation before, Evaluation after, Change change, List<FieldProblem> problems) {

		/** The settings that move a variable; else the variable itself. */
		private Stream<String> settings(Catalog catalog, Finding finding) {
			var moving = catalog.writes()
				.stream()
				.filter((write) -> write.file().equals(finding.file()) && write.key().equals(finding.key()))
				.flatMap((write) -> catalog.settings().keySet().stream().filter(write.value().names()::contains))
				.filter((id) -> !this.before.value(id).equals(this.after.value(id)))
				.toList();
			return moving.isEmpty() ? Stream.of(finding.place()) : moving.stream();
		}

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
