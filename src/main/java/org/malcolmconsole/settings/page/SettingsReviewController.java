package org.malcolmconsole.settings.page;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.InvalidSettings;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.draft.Clash;
import org.malcolmconsole.settings.draft.Draft;
import org.malcolmconsole.settings.resource.Place;
import org.malcolmconsole.workspace.RevisionConflict;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The review of a draft: what it changes, where others were faster, and saving it.
 */
@Controller
@RequestMapping("/settings")
class SettingsReviewController {

	private final Settings settings;

	private final Desk desk;

	private final Place place;

	SettingsReviewController(Settings settings, Desk desk, Place place) {
		this.settings = settings;
		this.desk = desk;
		this.place = place;
	}

	@GetMapping("/review")
	String review(Model model, HttpSession session, Principal user, RedirectAttributes flash) {
		var saved = this.settings.now();
		var draft = this.desk.draft(user.getName(), session);
		var clashes = draft.clashes(saved);
		if (!clashes.isEmpty()) {
			return conflict(saved, clashes, model);
		}
		model.addAttribute("base", saved.revision());
		try {
			var change = draft.change(saved, user.getName(), null);
			model.addAttribute("files", this.settings.preview(change).files());
			var drafted = this.settings.after(change);
			model.addAttribute("reasons", new Reasons(saved, drafted, draft));
			model.addAttribute("replaced", this.place.replaced(this.settings.files(change)));
			model.addAttribute("fit", this.place.fit(drafted));
		}
		catch (InvalidSettings ex) {
			flash.addFlashAttribute("refused", true);
			return "redirect:/settings?changed=true";
		}
		return "settings/review";
	}

	@PostMapping("/resolve")
	@PreAuthorize("hasRole('OPERATOR')")
	String resolve(@RequestParam Map<String, String> form, HttpSession session, Principal user) {
		var saved = this.settings.now();
		var before = this.desk.draft(user.getName(), session);
		var draft = before;
		for (var clash : before.clashes(saved)) {
			draft = switch (form.getOrDefault("choice." + clash.field(), "")) {
				case "mine" -> draft.onTop(clash.field(), saved);
				case "theirs" -> draft.without(clash.field());
				default -> draft;
			};
		}
		this.desk.keep(user.getName(), session, saved.catalog(), before, draft);
		return "redirect:/settings/review";
	}

	@PostMapping("/save")
	@PreAuthorize("hasRole('OPERATOR')")
	String save(Save form, Model model, HttpSession session, Principal user, HttpServletResponse response,
			RedirectAttributes flash) {
		var saved = this.settings.now();
		var draft = this.desk.draft(user.getName(), session);
		var clashes = draft.clashes(saved);
		if (!clashes.isEmpty()) {
			response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
			return conflict(saved, clashes, model);
		}
		try {
			var outcome = this.settings.apply(draft.change(saved, user.getName(), form.note()));
			this.desk.discard(user.getName(), session);
			flash.addFlashAttribute("saved", outcome.revision());
			flash.addFlashAttribute("merged", form.base() != saved.revision());
			return "redirect:/settings";
		}
		catch (RevisionConflict ex) {
			response.setStatus(ex.getStatusCode().value());
			return review(model, session, user, flash);
		}
		catch (InvalidSettings ex) {
			return refused(saved, draft, model, response);
		}
	}

	private String refused(Snapshot saved, Draft draft, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		var drafted = this.settings.after(draft.change(saved, "", null));
		model.addAttribute("view", SettingsView.of(saved, drafted, draft, new SettingsFilter("", "", true, "")));
		model.addAttribute("refused", true);
		model.addAttribute("fit", this.place.fit(drafted));
		return "settings/settings";
	}

	private static String conflict(Snapshot saved, List<Clash> clashes, Model model) {
		model.addAttribute("clashes", clashes);
		model.addAttribute("revision", saved.revision());
		return "settings/conflict";
	}

	/**
	 * The form of the review.
	 *
	 * @param base the revision that was shown
	 * @param note what the history is to say
	 */
	record Save(long base, @Nullable String note) {
	}

}
