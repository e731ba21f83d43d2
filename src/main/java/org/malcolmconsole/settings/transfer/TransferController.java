package org.malcolmconsole.settings.transfer;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.InvalidSettings;
import org.malcolmconsole.settings.transfer.Transfer.Imported;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page that takes settings out as a file and brings them in again; what is brought in
 * is shown before it is saved.
 */
@Controller
@RequestMapping("/settings/transfer")
class TransferController {

	private static final String PAGE = "settings/transfer";

	private static final String HELD = TransferController.class.getName();

	private final Transfer transfer;

	TransferController(Transfer transfer) {
		this.transfer = transfer;
	}

	/** Begins anew: a file that was waiting is forgotten. */
	@GetMapping
	String begin(Model model, HttpServletRequest request) {
		request.getSession().removeAttribute(HELD);
		return show(model, request);
	}

	private static String show(Model model, HttpServletRequest request) {
		model.addAttribute("administrator", request.isUserInRole("ADMINISTRATOR"));
		return PAGE;
	}

	@GetMapping("/file")
	ResponseEntity<byte[]> file(@RequestParam(defaultValue = "YAML") Format format) {
		return download(this.transfer.export(format));
	}

	@PostMapping("/secrets")
	@PreAuthorize("hasRole('ADMINISTRATOR')")
	ResponseEntity<byte[]> secrets(@RequestParam(defaultValue = "YAML") Format format,
			@RequestParam(defaultValue = "false") boolean confirmed, Principal user) {
		return download(
				confirmed ? this.transfer.exportWithSecrets(format, user.getName()) : this.transfer.export(format));
	}

	/** Shows what a file would change, and holds it until that is confirmed. */
	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	String look(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean replace, Model model,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		try (var content = file.getInputStream()) {
			var held = new Held(content.readNBytes(SettingsFile.MAX_BYTES + 1), replace, null);
			var preview = this.transfer.preview(held.wish(request.getRemoteUser(), null));
			request.getSession().setAttribute(HELD, held.basedOn(preview.outcome().revision()));
			model.addAttribute("preview", preview);
		}
		catch (ErrorResponseException ex) {
			refuse(ex, model, response);
		}
		return show(model, request);
	}

	@PostMapping("/save")
	@PreAuthorize("hasRole('OPERATOR')")
	String save(@RequestParam(required = false) @Nullable String note, Model model, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes flash) {
		HttpSession session = request.getSession();
		if (!(session.getAttribute(HELD) instanceof Held held)) {
			return "redirect:/settings/transfer";
		}
		session.removeAttribute(HELD);
		try {
			Imported done = this.transfer.apply(held.wish(request.getRemoteUser(), note));
			flash.addFlashAttribute("imported", done);
			return "redirect:/settings/transfer";
		}
		catch (ErrorResponseException ex) {
			refuse(ex, model, response);
			return show(model, request);
		}
	}

	private static void refuse(ErrorResponseException ex, Model model, HttpServletResponse response) {
		response.setStatus(ex.getStatusCode().value());
		var problems = (ex instanceof InvalidSettings invalid) ? invalid.problems() : List.of();
		model.addAttribute("problems", problems);
		model.addAttribute("refused", problems.isEmpty() ? ex.getBody().getDetail() : "Nothing was saved:");
	}

	private static ResponseEntity<byte[]> download(Transfer.Exported file) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.name().toLowerCase(Locale.ROOT)).build().toString())
			.contentType(file.format().mediaType())
			.body(file.content());
	}

	/**
	 * A file that waits in the session, since it may hold secrets that no page shows.
	 */
	private record Held(byte[] content, boolean replace, @Nullable Long base) {

		Held basedOn(long revision) {
			return new Held(this.content, this.replace, revision);
		}

		Transfer.Import wish(@Nullable String actor, @Nullable String note) {
			return new Transfer.Import(this.content, this.replace, this.base, (actor != null) ? actor : "unknown",
					(note != null && note.length() > 500) ? note.substring(0, 500) : note);
		}

		@Override
		public String toString() {
			return "Held[" + this.content.length + " bytes]";
		}

	}

}
