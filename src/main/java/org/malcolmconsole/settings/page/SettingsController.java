package org.malcolmconsole.settings.page;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.InvalidSettings;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.workspace.RevisionConflict;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The settings: groups, search, a draft that is kept until it is saved, and its review.
 */
@Controller
@RequestMapping("/settings")
class SettingsController {

	private static final String DRAFT = "settings-draft";

	private final Settings settings;

	SettingsController(Settings settings) {
		this.settings = settings;
	}

	@GetMapping
	String page(@RequestParam Map<String, String> query, Model model, HttpSession session, Principal user,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		show(query, draft(session), model, user);
		return htmx ? "settings/settings :: content" : "settings/settings";
	}

	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	String draft(@RequestParam Map<String, String> form, Model model, HttpSession session, Principal user,
			HttpServletResponse response) {
		var saved = this.settings.now();
		var draft = draft(session).with(form, saved);
		if (form.containsKey("revert")) {
			draft = draft.reverted(form.getOrDefault("revert", ""), saved);
		}
		session.setAttribute(DRAFT, draft);
		var view = show(form, draft, model, user);
		boolean typing = form.containsKey("fragment") && !form.containsKey("action");
		if (!view.problems().isEmpty() && !typing) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		else if ("review".equals(form.get("action"))) {
			return "redirect:/settings/review";
		}
		return response(form, model);
	}

	@PostMapping("/discard")
	@PreAuthorize("hasRole('OPERATOR')")
	String discard(HttpSession session) {
		session.removeAttribute(DRAFT);
		return "redirect:/settings";
	}

	@GetMapping("/review")
	String review(Model model, HttpSession session, Principal user) {
		var draft = draft(session);
		var now = this.settings.now();
		model.addAttribute("conflict", draft.base() != now.revision());
		model.addAttribute("base", now.revision());
		var change = new Draft(now.revision(), draft.texts()).change(now, user.getName(), null);
		model.addAttribute("files", this.settings.preview(change).files());
		return "settings/review";
	}

	@PostMapping("/save")
	@PreAuthorize("hasRole('OPERATOR')")
	String save(Save form, Model model, HttpSession session, Principal user, HttpServletResponse response,
			RedirectAttributes flash) {
		var draft = new Draft(form.base(), draft(session).texts());
		try {
			var outcome = this.settings.apply(draft.change(this.settings.now(), user.getName(), form.note()));
			session.removeAttribute(DRAFT);
			flash.addFlashAttribute("saved", outcome.revision());
			return "redirect:/settings";
		}
		catch (RevisionConflict ex) {
			response.setStatus(ex.getStatusCode().value());
			session.setAttribute(DRAFT, draft);
			return review(model, session, user);
		}
		catch (InvalidSettings ex) {
			response.setStatus(ex.getStatusCode().value());
			show(Map.of(), draft, model, user);
			return "settings/settings";
		}
	}

	private String response(Map<String, String> form, Model model) {
		model.addAttribute("typed", true);
		return form.containsKey("fragment") ? "settings/settings :: content" : "settings/settings";
	}

	private SettingsView show(Map<String, String> query, Draft draft, Model model, Principal user) {
		var saved = this.settings.now();
		var drafted = this.settings.after(draft.change(saved, user.getName(), null));
		var filter = new SettingsView.Filter(query.getOrDefault("group", ""), query.getOrDefault("q", ""),
				query.containsKey("changed"));
		var view = SettingsView.of(saved, drafted, draft, filter);
		model.addAttribute("view", view);
		return view;
	}

	private Draft draft(HttpSession session) {
		return Optional.ofNullable((Draft) session.getAttribute(DRAFT))
			.orElseGet(() -> Draft.none(this.settings.now().revision()));
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
