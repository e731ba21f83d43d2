package org.malcolmconsole.workspace.directory;

import java.util.regex.Pattern;

import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.WorkspaceException;

/**
 * Which paths a change may name.
 */
final class ChangePaths {

	private static final Pattern PART = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,200}");

	private ChangePaths() {
	}

	static void check(Change change) {
		for (var path : change.files().keySet()) {
			for (var part : path.split("/", -1)) {
				if (!PART.matcher(part).matches() || part.equals(".") || part.equals("..")
						|| part.equalsIgnoreCase(".git")) {
					throw WorkspaceException.conflict("Not a path in the Malcolm directory",
							"A change names '%s', which is no path inside of it.".formatted(path));
				}
			}
		}
	}

}
