package org.malcolmconsole.account.people;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.malcolmconsole.account.Role;
import org.malcolmconsole.web.InvalidFields;

import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of the people: all of them, and each.
 */
@Controller
@RequestMapping("/people")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class PeopleController {

	private static final PersonForm EMPTY = new PersonForm("", Role.OPERATOR);

	private final People people;

	PeopleController(People people) {
		this.people = people;
	}

	@GetMapping
	String page(Model model, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return list(EMPTY, model, htmx);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") PersonForm form, BindingResult binding, Model model,
			HttpServletResponse response, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		if (binding.hasErrors()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return list(form, model, htmx);
		}
		try {
			show(this.people.add(form), form.name(), model);
			return list(EMPTY, model, htmx);
		}
		catch (InvalidFields ex) {
			ex.reject(binding, response);
			return list(form, model, htmx);
		}
	}

	private String list(PersonForm form, Model model, boolean htmx) {
		if (form == EMPTY) {
			model.addAttribute("form", form);
		}
		model.addAttribute("people", this.people.all());
		return htmx ? "account/people :: content" : "account/people";
	}

	@GetMapping("/{name}")
	String person(@PathVariable String name, Model model) {
		model.addAttribute("person", this.people.get(name));
		return "account/person";
	}

	@PostMapping("/{name}/role")
	String role(@PathVariable String name, @RequestParam Role role) {
		this.people.change(name, PersonChange.role(role));
		return "redirect:/people/{name}";
	}

	@PostMapping("/{name}/disable")
	String disable(@PathVariable String name) {
		this.people.change(name, PersonChange.disabled(true));
		return "redirect:/people/{name}";
	}

	@PostMapping("/{name}/enable")
	String enable(@PathVariable String name) {
		this.people.change(name, PersonChange.disabled(false));
		return "redirect:/people/{name}";
	}

	@PostMapping("/{name}/reset")
	String reset(@PathVariable String name, Model model,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		this.people.change(name, PersonChange.reset()).ifPresent((link) -> show(link, name, model));
		model.addAttribute("person", this.people.get(name));
		return htmx ? "account/person :: content" : "account/person";
	}

	@PostMapping("/{name}/remove")
	String remove(@PathVariable String name) {
		this.people.remove(name);
		return "redirect:/people";
	}

	private static void show(NewLink link, String name, Model model) {
		model.addAttribute("invited", name);
		model.addAttribute("link", PeopleApi.address(link));
		model.addAttribute("expiry", link.expiry());
	}

}
