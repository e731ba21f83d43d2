package org.malcolmconsole.centre;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page of all certificates.
 */
@Controller
@RequestMapping("/certificates")
@PreAuthorize("hasRole('VIEWER')")
class CentrePageController {

	private final Centre centre;

	private final Comparison comparison;

	CentrePageController(Centre centre, Comparison comparison) {
		this.centre = centre;
		this.comparison = comparison;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("part")
	String part(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? " :: content" : "";
	}

	@GetMapping
	String page(Model model) {
		return show(model);
	}

	@GetMapping("/served")
	String served(Model model) {
		model.addAttribute("served", this.comparison.compare());
		return show(model);
	}

	@PostMapping("/{id}/renew")
	@PreAuthorize("hasRole('ADMINISTRATOR')")
	String renew(@PathVariable String id, Principal principal, Model model) {
		model.addAttribute("renewed", this.centre.renew(id, principal.getName()));
		return show(model);
	}

	private String show(Model model) {
		model.addAttribute("entries", this.centre.entries());
		return "centre/certificates" + model.getAttribute("part");
	}

}
