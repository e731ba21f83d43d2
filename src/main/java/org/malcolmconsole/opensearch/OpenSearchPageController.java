package org.malcolmconsole.opensearch;

import java.security.Principal;

import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.web.InvalidFields;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page of OpenSearch elsewhere: logins, and tests of the connection.
 */
@Controller
@RequestMapping("/opensearch")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class OpenSearchPageController {

	private final Logins logins;

	private final ConnectionTest test;

	OpenSearchPageController(Logins logins, ConnectionTest test) {
		this.logins = logins;
		this.test = test;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("view")
	String view(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? "opensearch/opensearch :: content" : "opensearch/opensearch";
	}

	@GetMapping
	String page(Model model, @ModelAttribute("view") String view) {
		return show(model, view);
	}

	@PostMapping("/{instance}")
	String save(@ModelAttribute("form") LoginForm form, BindingResult binding, Model model, Principal principal,
			HttpServletResponse response, @ModelAttribute("view") String view) {
		try {
			model.addAttribute("saved", this.logins.save(form, principal.getName()));
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
		}
		return show(model, view);
	}

	@PostMapping("/{instance}/remove")
	String remove(@PathVariable String instance, Model model, Principal principal,
			@ModelAttribute("view") String view) {
		Instance which = Instance.of(instance).orElseThrow(OpenSearchApi::unknown);
		model.addAttribute("saved", this.logins.remove(which, principal.getName()));
		return show(model, view);
	}

	@PostMapping("/{instance}/test")
	String test(@PathVariable String instance, Model model, Principal principal, HttpServletResponse response,
			@ModelAttribute("view") String view) {
		Instance which = Instance.of(instance).orElseThrow(OpenSearchApi::unknown);
		try {
			model.addAttribute("result", this.test.run(TestForm.of(which), principal.getName()));
		}
		catch (InvalidFields refusal) {
			model.addAttribute("untried", new Untried(which, refusal.errors().get(0).message()));
			response.setStatus(refusal.getStatusCode().value());
		}
		return show(model, view);
	}

	private String show(Model model, String view) {
		model.addAttribute("logins", this.logins.list());
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", new LoginForm(null, null, null, null));
		}
		return view;
	}

	/** Why nothing could be tried. */
	record Untried(Instance instance, String reason) {

	}

}
