package org.malcolmconsole.account.first;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.PasswordRules;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.signin.NewSession;
import org.malcolmconsole.account.signin.SignInLimiter;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page where the first person creates the first account with the one-time code.
 */
@Controller
@RequestMapping("/first-account")
class FirstAccountController {

	private static final String VIEW = "account/first-account";

	private final Accounts accounts;

	private final SetupCode code;

	private final FirstRun firstRun;

	private final SignInLimiter limiter;

	private final NewSession session;

	private final SecurityLog log;

	FirstAccountController(Accounts accounts, SetupCode code, FirstRun firstRun, SignInLimiter limiter,
			NewSession session, SecurityLog log) {
		this.accounts = accounts;
		this.code = code;
		this.firstRun = firstRun;
		this.limiter = limiter;
		this.session = session;
		this.log = log;
	}

	@GetMapping
	String page(Model model) {
		if (!this.accounts.isEmpty()) {
			return "redirect:/sign-in";
		}
		if (!this.code.works()) {
			this.firstRun.announce();
		}
		model.addAttribute("form", FirstAccountForm.empty());
		return VIEW;
	}

	@PostMapping
	String create(@Valid @ModelAttribute("form") FirstAccountForm form, BindingResult binding,
			HttpServletRequest request, HttpServletResponse response) {
		check(form, binding, request.getRemoteAddr());
		if (binding.hasErrors()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return VIEW;
		}
		if (!this.accounts.createFirst(form.username(), form.password())) {
			throw new AccountExistsException();
		}
		this.code.forget();
		this.log.write("first-account", "succeeded", "account", form.username());
		this.session.begin(form.username(), request, response);
		return "redirect:/setup";
	}

	private void check(FirstAccountForm form, BindingResult binding, String address) {
		PasswordRules.broken(form.username(), form.password())
			.forEach((rule) -> binding.rejectValue("password", "password", rule));
		if (!form.code().isBlank() && !this.code.matches(form.code())) {
			this.log.write("first-account", "refused", "reason", "wrong code");
			this.limiter.wrong(SignInLimiter.Secret.SETUP_CODE, address);
			binding.rejectValue("code", "code",
					"This is not the code that the server wrote last, or an hour has passed since");
		}
	}

}
