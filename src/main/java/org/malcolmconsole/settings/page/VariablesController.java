package org.malcolmconsole.settings.page;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.InvalidSettings;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.variable.EnvVariables;
import org.malcolmconsole.settings.variable.VariablesChange;
import org.malcolmconsole.workspace.RevisionConflict;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Every variable of every env file; each change is a revision of its own.
 */
@Controller
@RequestMapping("/settings/variables")
class VariablesController {

	private final EnvVariables variables;

	private final Settings settings;

	private final Workspace workspace;

	VariablesController(EnvVariables variables, Settings settings, Workspace workspace) {
		this.variables = variables;
		this.settings = settings;
		this.workspace = workspace;
	}

	@GetMapping
	String page(VariableFilter filter, Model model, HttpServletRequest request,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		show(filter, null, model, request);
		return htmx ? "settings/variables :: content" : "settings/variables";
	}

	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	String save(VariableForm form, VariableFilter filter, Model model, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes flash) {
		var back = filter.edits(form.place());
		try {
			var outcome = this.variables.apply(change(form, request));
			flash.addFlashAttribute("saved", outcome.revision());
			return "redirect:" + filter.edits("").address(form.place());
		}
		catch (InvalidSettings ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("error", ex.problems().get(0).message());
		}
		catch (RevisionConflict ex) {
			response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
			model.addAttribute("conflict", true);
		}
		show(back, form, model, request);
		return "settings/variables";
	}

	/**
	 * What somebody else saved is in the way only when it is the same variable.
	 */
	private VariablesChange change(VariableForm form, HttpServletRequest request) {
		long current = this.workspace.current().number();
		boolean touched = form.revision() < current && this.workspace.diff(form.revision(), current)
			.stream()
			.flatMap((file) -> file.variables().stream())
			.anyMatch((variable) -> variable.file().equals(form.name()) && variable.key().equals(form.key()));
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put(form.key(), form.wanted());
		var user = request.getUserPrincipal();
		return new VariablesChange(Map.of(form.name(), values), touched ? form.revision() : current,
				(user != null) ? user.getName() : "unknown", form.reason(), request.isUserInRole("ADMINISTRATOR"));
	}

	private void show(VariableFilter filter, @Nullable VariableForm form, Model model, HttpServletRequest request) {
		model.addAttribute("typed", form);
		var rights = new VariablesView.Rights(request.isUserInRole("OPERATOR"), request.isUserInRole("ADMINISTRATOR"),
				this.workspace.release().envRules().marker());
		model.addAttribute("view", VariablesView.of(this.variables.all(), this.settings.catalog(), filter, rights));
	}

}
