package org.malcolmconsole.credential;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.GeneratedPassword;
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
import org.springframework.web.multipart.MultipartFile;

/**
 * The page of Malcolm's credentials.
 */
@Controller
@RequestMapping("/credentials")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class CredentialPageController {

	private final Credentials credentials;

	private final GeneratedPassword passwords;

	private final Clock clock;

	CredentialPageController(Credentials credentials, GeneratedPassword passwords, Clock clock) {
		this.credentials = credentials;
		this.passwords = passwords;
		this.clock = clock;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("view")
	String view(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? "credential/credentials :: content" : "credential/credentials";
	}

	@GetMapping
	String page(Model model, @ModelAttribute("view") String view) {
		return show(model, view);
	}

	@PostMapping("/missing")
	String missing(@ModelAttribute("account") AdministratorAccount account, BindingResult binding,
			@RequestParam(defaultValue = "false") boolean generate, Model model, Principal principal,
			HttpServletResponse response) {
		AdministratorAccount chosen = chosen(account, generate, model);
		boolean needed = state(AdministratorFiles.ID) == CredentialItem.State.MISSING;
		return act(binding, model, response, () -> this.credentials
			.missing((needed && !chosen.name().isEmpty()) ? chosen : null, principal.getName()));
	}

	@PostMapping("/administrator")
	String administrator(@ModelAttribute("account") AdministratorAccount account, BindingResult binding,
			@RequestParam(defaultValue = "false") boolean generate, Model model, Principal principal,
			HttpServletResponse response) {
		AdministratorAccount chosen = chosen(account, generate, model);
		return act(binding, model, response, () -> this.credentials.administrator(chosen, principal.getName()));
	}

	@PostMapping("/web-certificate")
	String webCertificate(@ModelAttribute("web") WebCertificateForm form, BindingResult binding, Model model,
			@RequestParam(required = false) @Nullable MultipartFile file, Principal principal,
			HttpServletResponse response) throws IOException {
		// htmx leaves the part of a file out that nobody chose
		boolean uploading = form.certificate() != null || file != null;
		byte[] bytes = (file != null) ? file.getBytes() : new byte[0];
		model.addAttribute("uploading", uploading);
		return act(binding, model, response,
				() -> this.credentials.webCertificate(uploading ? form.upload(bytes) : form, principal.getName()));
	}

	@PostMapping("/forwarder-certificates")
	String forwarderCertificates(Model model, @ModelAttribute("view") String view, Principal principal) {
		model.addAttribute("made", this.credentials.forwarderCertificates(principal.getName()));
		return show(model, view);
	}

	@PostMapping("/netbox")
	String netbox(@RequestParam(defaultValue = "false") boolean confirmExistingDatabase, Model model,
			@ModelAttribute("view") String view, Principal principal) {
		model.addAttribute("made", this.credentials.netbox(confirmExistingDatabase, principal.getName()));
		return show(model, view);
	}

	private AdministratorAccount chosen(AdministratorAccount typed, boolean generate, Model model) {
		if (!generate) {
			return typed;
		}
		String password = this.passwords.next();
		model.addAttribute("generated", password);
		return new AdministratorAccount(typed.username(), password);
	}

	private String act(BindingResult binding, Model model, HttpServletResponse response, Supplier<Made> action) {
		try {
			model.addAttribute("made", action.get());
		}
		catch (InvalidFields refusal) {
			model.addAttribute("generated", null);
			refusal.reject(binding, response, CredentialPageController::field);
		}
		return show(model, String.valueOf(model.getAttribute("view")));
	}

	private String show(Model model, String view) {
		List<CredentialItem> items = this.credentials.items();
		model.addAttribute("items", items);
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("missing", items.stream().anyMatch((item) -> item.state() == CredentialItem.State.MISSING));
		if (!model.containsAttribute("account")) {
			model.addAttribute("account", new AdministratorAccount(null, null));
		}
		if (!model.containsAttribute("web")) {
			model.addAttribute("web", WebCertificateForm.selfSigned());
		}
		model.addAttribute("hosts", hosts(model));
		return view;
	}

	/** What was typed, else what is known of the cluster. */
	private List<String> hosts(Model model) {
		List<String> typed = (model.getAttribute("web") instanceof WebCertificateForm form) ? form.hosts() : null;
		return (typed != null && !typed.isEmpty()) ? typed : this.credentials.hosts();
	}

	private CredentialItem.State state(String id) {
		return this.credentials.items()
			.stream()
			.filter((item) -> item.id().equals(id))
			.map(CredentialItem::state)
			.findFirst()
			.orElse(CredentialItem.State.READY);
	}

	/** The administrator's fields have a prefix where they are told among others. */
	private static String field(String name) {
		String prefix = AdministratorFiles.ID + ".";
		if (name.equals(AdministratorFiles.ID)) {
			return "username";
		}
		return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
	}

}
