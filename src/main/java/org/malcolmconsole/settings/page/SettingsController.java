package org.malcolmconsole.settings.page;

import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.draft.Draft;
import org.malcolmconsole.settings.resource.Place;
import org.malcolmconsole.settings.variable.EnvVariables;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The settings: groups, search, and a draft that is kept until it is saved.
 */
@Controller
@RequestMapping("/settings")
class SettingsController {

	private final Settings settings;

	private final Desk desk;

	private final EnvVariables variables;

	private final Place place;

	private final Clock clock;

	SettingsController(Settings settings, Desk desk, EnvVariables variables, Place place, Clock clock) {
		this.settings = settings;
		this.variables = variables;
		this.desk = desk;
		this.place = place;
		this.clock = clock;
	}

	@GetMapping
	String page(@RequestParam Map<String, String> query, Model model, HttpSession session, Principal user,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		show(query, this.desk.draft(user.getName(), session), this.settings.now(), model);
		model.addAttribute("byHand", VariablesView.byHand(this.variables.all()));
		return htmx ? "settings/settings :: content" : "settings/settings";
	}

	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	String draft(@RequestParam Map<String, String> form, Model model, HttpSession session, Principal user,
			HttpServletResponse response) {
		var saved = this.settings.now();
		var before = this.desk.draft(user.getName(), session);
		var draft = form(form, saved).onto(before, saved, this.clock.instant());
		this.desk.keep(user.getName(), session, saved.catalog(), before, draft);
		var view = show(form, draft, saved, model);
		boolean review = "review".equals(form.get("action"));
		if (review && view.problems().isEmpty()) {
			return "redirect:/settings/review";
		}
		if (!view.problems().isEmpty() && (review || !form.containsKey("fragment"))) {
			model.addAttribute("refused", true);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return view(form, view, model);
	}

	private SettingsForm form(Map<String, String> form, Snapshot saved) {
		var id = form.get("use");
		var suggestion = (id != null) ? this.place.fit(saved).suggestion(id) : null;
		if (id == null || suggestion == null) {
			return new SettingsForm(form);
		}
		var fields = new HashMap<>(form);
		fields.put(id, suggestion);
		return new SettingsForm(fields);
	}

	@PostMapping("/discard")
	@PreAuthorize("hasRole('OPERATOR')")
	String discard(HttpSession session, Principal user) {
		this.desk.discard(user.getName(), session);
		return "redirect:/settings";
	}

	private String view(Map<String, String> form, SettingsView view, Model model) {
		var typing = view.row(form.getOrDefault("typing", ""));
		if (typing.isPresent()) {
			model.addAttribute("row", typing.get());
			return "settings/typing";
		}
		model.addAttribute("byHand", VariablesView.byHand(this.variables.all()));
		return form.containsKey("fragment") ? "settings/settings :: content" : "settings/settings";
	}

	private SettingsView show(Map<String, String> query, Draft draft, Snapshot saved, Model model) {
		var drafted = this.settings.after(draft.change(saved, "", null));
		var filter = new SettingsFilter(query.getOrDefault("group", ""), query.getOrDefault("q", ""),
				query.containsKey("changed"), query.getOrDefault("setting", ""));
		var view = SettingsView.of(saved, drafted, draft, filter);
		model.addAttribute("view", view);
		model.addAttribute("fit", this.place.fit(drafted));
		return view;
	}

}
