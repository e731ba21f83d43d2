package org.malcolmconsole.workspace.rest;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.FileDiff;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The history of the Malcolm directory, and the way back.
 */
@RestController
class RevisionController {

	private final Workspace workspace;

	RevisionController(Workspace workspace) {
		this.workspace = workspace;
	}

	@GetMapping("/api/v1/revisions")
	Page page(@RequestParam(defaultValue = "0") @Min(0) int offset,
			@RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit) {
		var revisions = this.workspace.revisions(offset, limit);
		long total = this.workspace.revisions(0, 1).stream().mapToLong(Revision::number).sum();
		return new Page(total, offset, limit, revisions.stream().map((revision) -> view(revision, false)).toList());
	}

	@GetMapping("/api/v1/revisions/{number}")
	RevisionView one(@PathVariable long number) {
		var files = this.workspace.diff(Math.max(0, number - 1), number);
		long newest = this.workspace.current().number();
		return this.workspace.revisions((int) (newest - number), 1)
			.stream()
			.findFirst()
			.map((revision) -> view(revision, files, true))
			.orElseThrow(() -> WorkspaceException.of(HttpStatus.NOT_FOUND, "No such revision",
					"Revisions count from 1 on; the newest is %d.".formatted(newest), null));
	}

	@GetMapping("/api/v1/revisions/{from}/diff/{to}")
	List<FileView> diff(@PathVariable long from, @PathVariable long to) {
		return this.workspace.diff(from, to).stream().map((file) -> FileView.of(file, true)).toList();
	}

	@PostMapping("/api/v1/revisions/{number}/restore")
	@PreAuthorize("hasRole('OPERATOR')")
	Restored restore(@PathVariable long number, @RequestBody(required = false) @Nullable Restore body,
			Principal principal) {
		long before = this.workspace.current().number();
		var files = this.workspace.diff(before, number);
		var wish = (body != null) ? body.reason() : null;
		var reason = (wish != null && !wish.isBlank()) ? wish : "Back to revision " + number;
		var revision = this.workspace.restore(number, principal.getName(), reason);
		var changes = files.stream().flatMap((file) -> file.variables().stream()).toList();
		return new Restored(revision.number(), changes,
				files.stream().map((file) -> FileView.of(file, false)).toList());
	}

	private RevisionView view(Revision revision, boolean lines) {
		return view(revision, this.workspace.diff(revision.number() - 1, revision.number()), lines);
	}

	private static RevisionView view(Revision revision, List<FileDiff> files, boolean lines) {
		return new RevisionView(revision.number(), revision.id(), revision.actor(), revision.reason(), revision.at(),
				revision.outside(), files.stream().map((file) -> FileView.of(file, lines)).toList());
	}

	/**
	 * A part of the history as JSON.
	 */
	record Page(long total, int offset, int limit, List<RevisionView> revisions) {
	}

	/**
	 * A revision as JSON.
	 */
	record RevisionView(long number, String id, String actor, String reason, Instant at, boolean outside,
			List<FileView> files) {
	}

	/**
	 * A changed file as JSON; lines are left out of lists.
	 */
	record FileView(String path, String kind, boolean secret, List<FileDiff.VariableDiff> changes,
			@Nullable List<String> lines) {

		static FileView of(FileDiff file, boolean lines) {
			var shown = lines ? file.lines().stream().map((line) -> line.sign() + line.text()).toList() : null;
			return new FileView(file.path(), file.kind().name().toLowerCase(Locale.ROOT), file.secret(),
					file.variables(), shown);
		}

	}

	/**
	 * What to say about a restore.
	 */
	record Restore(@Nullable @Size(max = 500) String reason) {
	}

	/**
	 * The outcome of a restore as JSON.
	 */
	record Restored(long revision, List<FileDiff.VariableDiff> changes, List<FileView> files) {
	}

}
