package org.malcolmconsole.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import org.malcolmconsole.release.Releases;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
import org.malcolmconsole.settings.value.Reservations;
import org.malcolmconsole.settings.value.Reservations.Finding;
import org.malcolmconsole.settings.value.Usual;
import org.malcolmconsole.workspace.ChangeGuard;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

/**
 * Keeps variables that give power for administrators, and logins out of addresses,
 * whichever way they come into the directory.
 */
@Component
public class SettingsGuard implements ChangeGuard {

	private static final int SHOWN = 5;

	private final Workspace workspace;

	private final Catalogs catalogs;

	private final SingletonSupplier<Map<String, byte[]>> bundled;

	SettingsGuard(Workspace workspace, Catalogs catalogs, Releases releases) {
		this.workspace = workspace;
		this.catalogs = catalogs;
		this.bundled = SingletonSupplier.of(() -> releases.bundledFiles(workspace.release()));
	}

	/** What is reserved in a directory. */
	public Reservations reservations(Contents contents) {
		var usual = new Usual(contents, this.bundled);
		return new Reservations(this.catalogs.current(), new Secrecy(this.workspace.release()),
				(file, key) -> usual.value(file, key).isPresent());
	}

	@Override
	public void check(Contents before, Contents after, boolean administrator) {
		var reservations = reservations(before);
		refuse(HttpStatus.UNPROCESSABLE_CONTENT, "This cannot be used as it is",
				reservations.logins(before, after).toList());
		if (!administrator) {
			refuse(HttpStatus.FORBIDDEN, "Only administrators may do this",
					reservations.reserved(before, after).toList());
		}
	}

	private static void refuse(HttpStatus status, String title, List<Finding> findings) {
		if (findings.isEmpty()) {
			return;
		}
		var sentences = findings.stream()
			.limit(SHOWN)
			.map((finding) -> finding.place() + ": " + finding.message() + ".")
			.collect(Collectors.joining(" "));
		var more = (findings.size() > SHOWN) ? " There are %d more.".formatted(findings.size() - SHOWN) : "";
		var refusal = WorkspaceException.of(status, title, "Nothing was changed. " + sentences + more, null);
		refusal.getBody()
			.setProperty("errors",
					findings.stream().map((finding) -> new FieldProblem(finding.place(), finding.message())).toList());
		throw refusal;
	}

}
