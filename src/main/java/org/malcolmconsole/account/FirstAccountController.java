package org.malcolmconsole.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

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

	private final SignInLimiter limiter;

	FirstAccountController(Accounts accounts, SetupCode code, SignInLimiter limiter) {
		this.accounts = accounts;
		this.code = code;
		this.limiter = limiter;
	}

	@GetMapping
	String page(Model model) {
		model.addAttribute("form", FirstAccountForm.empty());
		return this.accounts.isEmpty() ? VIEW : "redirect:/sign-in";
	}

	@PostMapping
	String create(@Valid @ModelAttribute("form") FirstAccountForm form, BindingResult binding,
			HttpServletRequest request, HttpServletResponse response) throws ServletException {
		this.limiter.check("first account", request.getRemoteAddr());
		check(form, binding, request);
		if (binding.hasErrors()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return VIEW;
		}
		this.accounts.createFirst(form.username(), form.password());
		this.code.forget();
		request.login(form.username(), form.password());
		request.changeSessionId();
		return "redirect:/setup";
	}

	private void check(FirstAccountForm form, BindingResult binding, HttpServletRequest request) {
		PasswordRules.broken(form.username(), form.password())
			.forEach((rule) -> binding.rejectValue("password", "password", rule));
		if (!form.code().isBlank() && !this.code.matches(form.code())) {
			this.limiter.failed("first account", request.getRemoteAddr());
			binding.rejectValue("code", "code", "This is not the code that the server wrote when it started last");
		}
	}

}
