package org.malcolmconsole.workspace.directory;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.http.HttpStatus;

import org.malcolmconsole.workspace.Asker;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.ChangeGuard;
import org.malcolmconsole.workspace.ChangeRule;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.WorkspaceException;

/**
 * Completes and checks every change before anything is written.
 *
 * @param rules complete it
 * @param guards refuse it; looked up late, because they read the directory themselves
 */
record Checkpoint(List<ChangeRule> rules, Supplier<Stream<ChangeGuard>> guards) {

	private static final Pattern MANIFEST = Pattern.compile("kubernetes/[^/]+\\.ya?ml");

	/** The change with all that follows from it. */
	Change pass(Change change, Contents before) {
		var whole = change;
		for (var rule : this.rules) {
			whole = rule.complete(whole, before);
		}
		ChangePaths.check(whole);
		check(before, before.after(whole));
		return whole;
	}

	private void check(Contents before, Contents after) {
		boolean administrator = Asker.isAdministrator();
		this.guards.get().forEach((guard) -> guard.check(before, after, administrator));
	}

	/**
	 * Settings, storage and ingress are what operators change; all other files were
	 * brought by others.
	 */
	void checkRestore(Contents before, Contents after, Set<String> changed) {
		var others = changed.stream()
			.filter((path) -> !MANIFEST.matcher(path).matches() && !before.isEnvPath(path))
			.toList();
		if (!others.isEmpty() && !Asker.isAdministrator()) {
			throw WorkspaceException.of(HttpStatus.FORBIDDEN, "Only administrators may restore this",
					"Only administrators may bring back credentials and files of the release: this changes %s. Nothing was changed."
						.formatted(String.join(", ", others)),
					null);
		}
		check(before, after);
	}

}
