package org.malcolmconsole.settings.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.value.Usual;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.settings.InvalidSettings;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.SettingsGuard;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
import org.malcolmconsole.settings.value.Reservations.Finding;
import org.malcolmconsole.settings.Settings.Outcome;
import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.RevisionConflict;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Every variable of every env file, whether or not a setting writes it.
 */
@Component
public class EnvVariables {

	private final Workspace workspace;

	private final Settings settings;

	private final Secrecy secrecy;

	private final SettingsGuard guard;

	private final SingletonSupplier<Map<String, byte[]>> bundled;

	EnvVariables(Workspace workspace, Settings settings, Secrecy secrecy, Releases releases, SettingsGuard guard) {
		this.guard = guard;
		this.workspace = workspace;
		this.settings = settings;
		this.secrecy = secrecy;
		this.bundled = SingletonSupplier.of(() -> releases.bundledFiles(workspace.release()));
	}

	/** All env files at one moment, by name; a broken one says so. */
	public Listing all() {
		return listing(this.workspace.read(), false);
	}

	/** The same with secret values; who calls it has to be allowed to. */
	Listing revealed() {
		return listing(this.workspace.read(), true);
	}

	/**
	 * What a change would do.
	 * @throws InvalidSettings (422) with every error
	 * @throws RevisionConflict (412) when it was made for another revision
	 */
	public Outcome preview(VariablesChange wish) {
		var contents = this.workspace.read();
		var base = wish.base();
		if (base != null && base != contents.revision()) {
			throw new RevisionConflict(base, contents.revision());
		}
		return new Outcome(contents.revision(), this.workspace.preview(edits(wish, contents)));
	}

	/**
	 * Makes a change, as one revision whatever the number of files.
	 * @throws InvalidSettings (422) with every error
	 * @throws RevisionConflict (412) when it was made for another revision
	 */
	public Outcome apply(VariablesChange wish) {
		var contents = this.workspace.read();
		var base = wish.base();
		var change = edits(wish, contents).basedOn((base != null) ? base : contents.revision());
		var files = this.workspace.preview(change);
		return new Outcome(this.workspace.commit(change).number(), files);
	}

	static WorkspaceException unknown(String name) {
		return WorkspaceException.of(HttpStatus.NOT_FOUND, "No such env file",
				"There is no env file named %s. GET /api/v1/env-files lists them.".formatted(name), null);
	}

	private Change edits(VariablesChange wish, Contents contents) {
		var usual = new Usual(contents, this.bundled);
		var edits = new VariableEdits(this.secrecy, usual, Explanations.of(this.settings, contents),
				wish.credentials());
		var change = Change.by(wish.actor(), wish.reason());
		for (Map.Entry<String, Map<String, @Nullable Object>> file : wish.values().entrySet()) {
			var name = file.getKey();
			var before = contents.envFile(name).or(() -> usual.file(name)).orElseThrow(() -> unknown(name));
			change = change.put(contents.envPath(name), edits.apply(before, file.getValue()));
		}
		var problems = new ArrayList<>(edits.problems());
		if (problems.isEmpty()) {
			problems.addAll(refusals(contents, contents.after(change), wish.credentials()));
		}
		if (!problems.isEmpty()) {
			throw new InvalidSettings(problems);
		}
		return change;
	}

	private List<FieldProblem> refusals(Contents before, Contents after, boolean administrator) {
		var reservations = this.guard.reservations(before);
		var reserved = administrator ? Stream.<Finding>empty() : reservations.reserved(before, after);
		return Stream.concat(reservations.logins(before, after), reserved)
			.map((finding) -> new FieldProblem(finding.place(), finding.message()))
			.toList();
	}

	private Listing listing(Contents contents, boolean reveal) {
		var explanations = Explanations.of(this.settings, contents);
		var usual = new Usual(contents, this.bundled);
		var files = contents.envPaths()
			.stream()
			.map((path) -> path.substring(path.lastIndexOf('/') + 1))
			.map((name) -> new View(contents, name, usual, explanations, reveal).file())
			.toList();
		return new Listing(contents.revision(), files);
	}

	/**
	 * All env files at one moment.
	 *
	 * @param revision the revision that they are
	 * @param files by name
	 */
	public record Listing(long revision, List<EnvFileVariables> files) {

		/** A file by its name. */
		public Optional<EnvFileVariables> find(String name) {
			return this.files.stream().filter((file) -> file.name().equals(name)).findFirst();
		}

	}

	/**
	 * One file on its way to being shown.
	 */
	private final class View {

		private final Contents contents;

		private final String name;

		private final Usual usual;

		private final Explanations explanations;

		private final boolean reveal;

		View(Contents contents, String name, Usual usual, Explanations explanations, boolean reveal) {
			this.contents = contents;
			this.name = name;
			this.usual = usual;
			this.explanations = explanations;
			this.reveal = reveal;
		}

		EnvFileVariables file() {
			try {
				var file = this.contents.envFile(this.name).orElseThrow(() -> unknown(this.name));
				var variables = file.values()
					.entrySet()
					.stream()
					.map((entry) -> variable(file, entry.getKey(), entry.getValue()))
					.toList();
				return new EnvFileVariables(this.name, EnvVariables.this.secrecy.secretFile(file), variables, null);
			}
			catch (BrokenEnvFile ex) {
				return new EnvFileVariables(this.name, true, List.of(), ex.getBody().getDetail());
			}
		}

		private EnvVariable variable(EnvFile file, String key, String value) {
			var before = this.usual.value(this.name, key);
			boolean changed = !before.equals(Optional.of(value));
			boolean known = before.isPresent() || this.explanations.written(this.name, key);
			return new EnvVariable(key, shown(file, key, value),
					before.map((text) -> shown(file, key, text)).orElse(null),
					EnvVariables.this.secrecy.secretVariable(file, key), changed, known,
					changed && !this.explanations.explains(this.name, key, value),
					this.explanations.settings(this.name, key));
		}

		private String shown(EnvFile file, String key, String value) {
			return this.reveal ? value : EnvVariables.this.secrecy.shown(file, key, value);
		}

	}

}
