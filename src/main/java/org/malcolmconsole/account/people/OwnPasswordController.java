package org.malcolmconsole.account.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.account.signin.NewSession;
import org.malcolmconsole.account.signin.PasswordSignIn;
import org.malcolmconsole.account.signin.TooManyAttemptsException;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page where people change their own password.
 */
@Controller
@RequestMapping("/password")
class OwnPasswordController {

	private static final String VIEW = "account/password";

	private final People people;

	private final PasswordSignIn passwords;

	private final NewSession session;

	OwnPasswordController(People people, PasswordSignIn passwords, NewSession session) {
		this.people = people;
		this.passwords = passwords;
		this.session = session;
	}

	@GetMapping
	String page(Model model) {
		model.addAttribute("form", new PasswordForm("", ""));
		return VIEW;
	}

	@PostMapping
	String change(@ModelAttribute("form") PasswordForm form, BindingResult binding, Authentication person,
			HttpServletRequest request, HttpServletResponse response) {
		String name = person.getName();
		form.check(name, binding);
		if (!binding.hasErrors()) {
			verify(name, form, binding, request.getRemoteAddr());
		}
		if (binding.hasErrors()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return VIEW;
		}
		this.people.changePassword(name, form.password(), () -> this.session.renew(name, request, response));
		return "redirect:/password?changed";
	}

	private void verify(String name, PasswordForm form, BindingResult binding, String address) {
		try {
			this.passwords.verify(name, form.current(), address);
		}
		catch (LockedException ex) {
			throw (ex.getCause() instanceof TooManyAttemptsException limited) ? limited : ex;
		}
		catch (BadCredentialsException ex) {
			binding.rejectValue("current", "current", "This is not your present password");
		}
	}

}
