package org.malcolmconsole.credential.account;

import java.security.Principal;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
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
 * The page of Malcolm's accounts.
 */
@Controller
@RequestMapping("/credentials/accounts")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AccountsPageController {

	private final LocalAccounts accounts;

	private final AccountDelivery delivery;

	AccountsPageController(LocalAccounts accounts, AccountDelivery delivery) {
		this.accounts = accounts;
		this.delivery = delivery;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("view")
	String view(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? "credential/accounts :: content" : "credential/accounts";
	}

	/**
	 * The list, with a form for a new account, or for the password of an existing one.
	 */
	@GetMapping
	String page(@RequestParam(defaultValue = "") String change, Model model, @ModelAttribute("view") String view) {
		model.addAttribute("form", AccountForm.EMPTY.named(change));
		model.addAttribute("changing", !change.isEmpty());
		return show(model, view);
	}

	@PostMapping
	String add(@ModelAttribute("form") AccountForm form, BindingResult binding, Model model, Principal principal,
			HttpServletResponse response) {
		return act(binding, model, response, () -> this.accounts.add(form, principal.getName()));
	}

	@PostMapping("/password")
	String setPassword(@ModelAttribute("form") AccountForm form, BindingResult binding, Model model,
			Principal principal, HttpServletResponse response) {
		model.addAttribute("changing", true);
		return act(binding, model, response, () -> this.accounts.setPassword(form, principal.getName()));
	}

	@PostMapping("/remove")
	String remove(@RequestParam String username, Model model, @ModelAttribute("view") String view,
			Principal principal) {
		model.addAttribute("made", this.accounts.remove(username, principal.getName()));
		model.addAttribute("form", AccountForm.EMPTY);
		return show(model, view);
	}

	/** Tries again to bring changes into Malcolm's pods. */
	@PostMapping("/delivery")
	String deliver(Model model, @ModelAttribute("view") String view) {
		this.delivery.send();
		model.addAttribute("form", AccountForm.EMPTY);
		return show(model, view);
	}

	/** How strong a password is, while it is typed. */
	@PostMapping("/strength")
	String strength(@RequestParam(defaultValue = "") String username, @RequestParam(defaultValue = "") String password,
			Model model) {
		if (!password.isEmpty()) {
			model.addAttribute("strength", PasswordStrength.of(username, password));
		}
		return "credential/strength :: strength";
	}

	private String act(BindingResult binding, Model model, HttpServletResponse response,
			Supplier<AccountChange> action) {
		try {
			model.addAttribute("made", action.get());
			model.addAttribute("form", AccountForm.EMPTY);
			model.addAttribute("changing", false);
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
		}
		return show(model, String.valueOf(model.getAttribute("view")));
	}

	private String show(Model model, String view) {
		model.addAttribute("accounts", this.accounts.list());
		model.addAttribute("delivery", this.delivery.state());
		if (!model.containsAttribute("changing")) {
			model.addAttribute("changing", false);
		}
		return view;
	}

}
