package org.malcolmconsole.credential.mail;

import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.credential.mail.MailSenders.Waiting;
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
 * The page of the accounts by which alerts are sent.
 */
@Controller
@RequestMapping("/credentials/email-sender")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class MailSenderPageController {

	private final MailSenders senders;

	MailSenderPageController(MailSenders senders) {
		this.senders = senders;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("view")
	String view(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? "credential/mail :: content" : "credential/mail";
	}

	@GetMapping
	String page(Model model, @ModelAttribute("view") String view) {
		return show(model, this.senders.waiting(), view);
	}

	@PostMapping
	String set(@ModelAttribute("form") MailSender form, BindingResult binding, Model model,
			@ModelAttribute("view") String view, HttpServletResponse response) {
		try {
			Waiting waiting = this.senders.set(form);
			model.addAttribute("form", MailSender.EMPTY);
			return show(model, waiting, view);
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
			return show(model, this.senders.waiting(), view);
		}
	}

	@PostMapping("/delivery")
	String deliver(Model model, @ModelAttribute("view") String view) {
		return show(model, this.senders.deliver(), view);
	}

	@PostMapping("/drop")
	String drop(@RequestParam("name") String sender, Model model, @ModelAttribute("view") String view) {
		return show(model, this.senders.drop(sender), view);
	}

	private static String show(Model model, Waiting waiting, String view) {
		model.addAttribute("waiting", waiting);
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", MailSender.EMPTY);
		}
		return view;
	}

}
