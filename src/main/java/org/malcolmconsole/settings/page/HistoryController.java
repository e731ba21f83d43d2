package org.malcolmconsole.settings.page;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The history of the Malcolm directory: who changed what, and the way back.
 */
@Controller
class HistoryController {

	private static final int PAGE = 25;

	private final Workspace workspace;

	HistoryController(Workspace workspace) {
		this.workspace = workspace;
	}

	@GetMapping("/history")
	String list(@RequestParam(defaultValue = "0") int offset, Model model,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		int from = Math.max(0, offset);
		var revisions = this.workspace.revisions(from, PAGE + 1);
		model.addAttribute("revisions", revisions.stream().limit(PAGE).toList());
		model.addAttribute("newer", (from > 0) ? Math.max(0, from - PAGE) : null);
		model.addAttribute("older", (revisions.size() > PAGE) ? from + PAGE : null);
		return htmx ? "settings/history :: content" : "settings/history";
	}

	@GetMapping("/history/compare")
	String compare(@RequestParam long from, @RequestParam long to, Model model) {
		model.addAttribute("from", from);
		model.addAttribute("to", to);
		model.addAttribute("files", this.workspace.diff(from, to));
		return "settings/compare";
	}

	@GetMapping("/history/{number}")
	String one(@PathVariable long number, HttpServletRequest request, Model model) {
		model.addAttribute("files", this.workspace.diff(number - 1, number));
		long newest = this.workspace.current().number();
		model.addAttribute("revision", this.workspace.revisions((int) (newest - number), 1).get(0));
		var back = (number < newest) ? this.workspace.diff(newest, number) : null;
		model.addAttribute("back", back);
		model.addAttribute("refusal", (back != null) ? refusal(number, request) : null);
		return "settings/revision";
	}

	/**
	 * Why the one who asks may not go back, null when they may.
	 */
	private @Nullable String refusal(long number, HttpServletRequest request) {
		return request.isUserInRole("OPERATOR") ? this.workspace.refusal(number).orElse(null)
				: "Only operators may restore.";
	}

	@PostMapping("/history/{number}/restore")
	@PreAuthorize("hasRole('OPERATOR')")
	String restore(@PathVariable long number, Principal user, RedirectAttributes flash) {
		Revision revision = this.workspace.restore(number, user.getName(), "Back to revision " + number);
		flash.addFlashAttribute("restored", revision.number());
		return "redirect:/history";
	}

}
