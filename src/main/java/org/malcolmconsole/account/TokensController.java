package org.malcolmconsole.account;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
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
 * The page of the API tokens.
 */
@Controller
@RequestMapping("/tokens")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class TokensController {

	private static final TokenForm EMPTY = new TokenForm("", Role.OPERATOR, 90, null);

	private final ApiTokens tokens;

	TokensController(ApiTokens tokens) {
		this.tokens = tokens;
	}

	@ModelAttribute("tokens")
	List<ApiToken> tokens() {
		return this.tokens.all();
	}

	@GetMapping
	String page(Model model, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		model.addAttribute("form", EMPTY);
		return view(htmx);
	}

	@PostMapping
	String create(@Valid @ModelAttribute("form") TokenForm form, BindingResult binding, Model model,
			Authentication actor, HttpServletResponse response,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		if (binding.hasErrors()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		else {
			model.addAttribute("made", this.tokens.create(form, actor));
			model.addAttribute("form", EMPTY);
			model.addAttribute("tokens", this.tokens.all());
		}
		return view(htmx);
	}

	@PostMapping("/{id}/delete")
	String delete(@PathVariable String id, Model model,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		if (!this.tokens.delete(id)) {
			throw new TokenNotFoundException(id);
		}
		model.addAttribute("tokens", this.tokens.all());
		model.addAttribute("form", EMPTY);
		return htmx ? view(true) : "redirect:/tokens";
	}

	private static String view(boolean htmx) {
		return htmx ? "account/tokens :: content" : "account/tokens";
	}

}
