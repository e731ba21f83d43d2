package org.malcolmconsole.infrastructure;

import java.security.Principal;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page where people say how they reach Malcolm.
 */
@Controller
@RequestMapping("/ingress")
class IngressPageController {

	private static final Map<String, String> KINDS = Choices.of(IngressForm.NGINX, "ingress-nginx", IngressForm.NONE,
			"None", IngressForm.YAML, "Own YAML");

	private final Ingresses ingresses;

	IngressPageController(Ingresses ingresses) {
		this.ingresses = ingresses;
	}

	@ModelAttribute("kinds")
	Map<String, String> kinds() {
		return KINDS;
	}

	@GetMapping
	@PreAuthorize("hasRole('VIEWER')")
	String page(@RequestParam(required = false) @Nullable String kind, Model model,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		IngressView view = this.ingresses.view();
		model.addAttribute("view", view);
		model.addAttribute("form", view.form(kind));
		return template(htmx);
	}

	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	String save(@ModelAttribute("form") IngressForm form, BindingResult binding, Model model, Principal principal,
			HttpServletResponse response, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		try {
			IngressView saved = this.ingresses.save(form, principal.getName());
			model.addAttribute("view", saved);
			model.addAttribute("saved", saved.file());
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
			model.addAttribute("view", this.ingresses.view());
		}
		return template(htmx);
	}

	private static String template(boolean htmx) {
		return htmx ? "infrastructure/ingress :: content" : "infrastructure/ingress";
	}

}
