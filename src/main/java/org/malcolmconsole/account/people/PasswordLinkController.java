package org.malcolmconsole.account.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.signin.NewSession;
import org.malcolmconsole.account.signin.SignInLimiter;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page where somebody sets a password by a one-time link; only setting it uses the
 * link up.
 */
@Controller
@RequestMapping("/password-link/{token}")
class PasswordLinkController {

	private static final String VIEW = "account/password-link";

	private final People people;

	private final PasswordLinks links;

	private final SignInLimiter limiter;

	private final NewSession session;

	private final SecurityLog log;

	PasswordLinkController(People people, PasswordLinks links, SignInLimiter limiter, NewSession session,
			SecurityLog log) {
		this.people = people;
		this.links = links;
		this.limiter = limiter;
		this.session = session;
		this.log = log;
	}

	@GetMapping
	String page(@PathVariable String token, Model model, HttpServletRequest request) {
		model.addAttribute("name", owner(token, request));
		model.addAttribute("form", new PasswordForm("", ""));
		return VIEW;
	}

	@PostMapping
	String setPassword(@PathVariable String token, @ModelAttribute("form") PasswordForm form, BindingResult binding,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		String name = owner(token, request);
		form.check(name, binding);
		if (binding.hasErrors()) {
			model.addAttribute("name", name);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return VIEW;
		}
		this.people.setPassword(token, form.password()).orElseThrow(() -> dead(request));
		this.log.write("password-set", "succeeded", "account", name);
		this.session.begin(name, request, response);
		return "redirect:/";
	}

	private String owner(String token, HttpServletRequest request) {
		return this.links.find(token).orElseThrow(() -> dead(request));
	}

	private ErrorResponseException dead(HttpServletRequest request) {
		this.log.write("password-link", "refused");
		this.limiter.wrong(SignInLimiter.Secret.PASSWORD_LINK, request.getRemoteAddr());
		return PersonProblem.deadLink();
	}

}
