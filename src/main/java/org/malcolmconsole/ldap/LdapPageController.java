package org.malcolmconsole.ldap;

import java.security.Principal;

import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.web.InvalidFields;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page where people say which LDAP server knows Malcolm's users.
 */
@Controller
@RequestMapping("/ldap")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class LdapPageController {

	private final LdapFiles files;

	private final LdapTest test;

	LdapPageController(LdapFiles files, LdapTest test) {
		this.files = files;
		this.test = test;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("view")
	String view(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? "ldap/ldap :: content" : "ldap/ldap";
	}

	@GetMapping
	String page(Model model, @ModelAttribute("view") String view) {
		return show(model, view);
	}

	@PostMapping
	String save(@ModelAttribute("form") LdapForm form, Model model, Principal principal, HttpServletResponse response,
			@ModelAttribute("view") String view) {
		try {
			this.files.save(form, principal.getName());
			model.addAttribute("saved", true);
			model.addAttribute("form", this.files.view().form());
		}
		catch (InvalidFields refusal) {
			BindingResult binding = new BeanPropertyBindingResult(form, "form");
			refusal.reject(binding, response);
			model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", binding);
		}
		return show(model, view);
	}

	@PostMapping("/test")
	String test(@RequestParam(defaultValue = "") String person, Model model, Principal principal,
			HttpServletResponse response, @ModelAttribute("view") String view) {
		model.addAttribute("person", person);
		try {
			model.addAttribute("result", this.test.run(new LdapTestForm(null, person), principal.getName()));
		}
		catch (InvalidFields refusal) {
			model.addAttribute("untried", refusal.errors().get(0).message());
			response.setStatus(refusal.getStatusCode().value());
		}
		return show(model, view);
	}

	private String show(Model model, String view) {
		LdapView stored = this.files.view();
		model.addAttribute("ldap", stored);
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", stored.form());
		}
		return view;
	}

}
