package org.malcolmconsole.account.signin;

import org.malcolmconsole.account.Accounts;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page where people sign in.
 */
@Controller
class SignInController {

	private final Accounts accounts;

	SignInController(Accounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping("/sign-in")
	String signIn() {
		return this.accounts.isEmpty() ? "redirect:/first-account" : "account/sign-in";
	}

}
