package org.malcolmconsole.settings.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.IfMatch;
import org.malcolmconsole.workspace.FileDiff.VariableDiff;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Export and import of settings over REST.
 */
@RestController
@RequestMapping("/api/v1/settings")
class TransferApi {

	private final Transfer transfer;

	TransferApi(Transfer transfer) {
		this.transfer = transfer;
	}

	/**
	 * A file with all settings that count; secrets for administrators who ask for them.
	 */
	@GetMapping("/export")
	ResponseEntity<byte[]> export(
			@RequestParam(defaultValue = "yaml") @Pattern(regexp = "yaml|json", message = "yaml or json") String format,
			@RequestParam(defaultValue = "false") boolean includeSecrets, Principal principal,
			HttpServletRequest request) {
		if (includeSecrets && !request.isUserInRole("ADMINISTRATOR")) {
			throw new AccessDeniedException("Only administrators may see secret values.");
		}
		var as = Format.valueOf(format.toUpperCase(Locale.ROOT));
		var file = includeSecrets ? this.transfer.exportWithSecrets(as, principal.getName()) : this.transfer.export(as);
		return ResponseEntity.ok()
			.eTag(String.valueOf(file.revision()))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.name()).build().toString())
			.contentType(as.mediaType())
			.body(file.content());
	}

	/**
	 * Sets what a file in YAML or JSON says; what it names and does not exist is listed.
	 */
	@PostMapping("/import")
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Done> bringIn(InputStream body, @Valid Options options,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match, Principal principal)
			throws IOException {
		var wish = new Transfer.Import(body.readNBytes(SettingsFile.MAX_BYTES + 1),
				Boolean.TRUE.equals(options.replace()), IfMatch.revision(match), principal.getName(), options.note());
		var done = Boolean.TRUE.equals(options.dryRun()) ? this.transfer.preview(wish) : this.transfer.apply(wish);
		return ResponseEntity.ok()
			.eTag(String.valueOf(done.outcome().revision()))
			.body(new Done(done.outcome().revision(), done.outcome().changes(), done.known(), done.unknown(),
					done.release()));
	}

	/**
	 * Query parameters of an import.
	 */
	record Options(@Nullable Boolean dryRun, @Nullable Boolean replace, @Nullable @Size(max = 500) String note) {
	}

	/**
	 * The outcome of an import as JSON.
	 *
	 * @param revision the revision that holds it
	 * @param changes variables that change, secrets masked
	 * @param imported settings that the file names
	 * @param unknown what it names and this release does not have
	 * @param release the release that it was exported from, when it says so
	 */
	record Done(long revision, List<VariableDiff> changes, List<String> imported, List<String> unknown,
			@Nullable String release) {
	}

}
