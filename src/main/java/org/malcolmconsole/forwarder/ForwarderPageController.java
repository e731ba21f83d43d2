package org.malcolmconsole.forwarder;

import java.security.Principal;
import java.time.Clock;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.forwarder.ForwarderController.OneTimeLink;
import org.malcolmconsole.web.GeneratedPassword;
import org.malcolmconsole.web.InvalidFields;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of the forwarders: all of them, and each one.
 */
@Controller
@RequestMapping("/forwarders")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ForwarderPageController {

	private final Forwarders forwarders;

	private final DownloadLinks links;

	private final GeneratedPassword passwords;

	private final Clock clock;

	ForwarderPageController(Forwarders forwarders, DownloadLinks links, GeneratedPassword passwords, Clock clock) {
		this.forwarders = forwarders;
		this.links = links;
		this.passwords = passwords;
		this.clock = clock;
	}

	/** A page to htmx is only its content. */
	@ModelAttribute("part")
	String part(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? " :: content" : "";
	}

	@GetMapping
	String page(Model model) {
		return list(model);
	}

	@PostMapping
	String create(@ModelAttribute("form") ForwarderForm form, BindingResult binding, Model model, Principal principal,
			RedirectAttributes flash, HttpServletResponse response) {
		try {
			Forwarder made = this.forwarders.create(form, principal.getName());
			flash.addFlashAttribute("done", "The certificate was made. Bring its files to the forwarder.");
			return "redirect:/forwarders/" + made.name();
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
			return list(model);
		}
	}

	@PostMapping("/check")
	String checkShared(Model model) {
		model.addAttribute("findings", this.forwarders.checkShared());
		return list(model);
	}

	@GetMapping("/{name}")
	String one(@PathVariable String name, Model model) {
		return detail(name, model);
	}

	@PostMapping("/{name}/renew")
	String renew(@PathVariable String name, Principal principal, RedirectAttributes flash) {
		this.forwarders.renew(name, principal.getName());
		flash.addFlashAttribute("done",
				"The certificate was renewed. The former one stays valid until its end; bring the new files to the forwarder.");
		return "redirect:/forwarders/" + name;
	}

	@PostMapping("/{name}/revoke")
	String revoke(@PathVariable String name, Principal principal, RedirectAttributes flash) {
		this.forwarders.revoke(name, principal.getName());
		this.links.end(name);
		flash.addFlashAttribute("done", "The certificate is on the list of revoked ones, and its key is gone.");
		return "redirect:/forwarders/" + name;
	}

	@PostMapping("/{name}/check")
	String check(@PathVariable String name, Model model) {
		model.addAttribute("findings", this.forwarders.check(name));
		return detail(name, model);
	}

	@PostMapping("/{name}/link")
	String link(@PathVariable String name, Model model, Principal principal, HttpServletResponse response) {
		this.forwarders.handout(name);
		model.addAttribute("made", OneTimeLink.of(name, this.links.create(name, principal.getName())));
		return once(response, detail(name, model));
	}

	@PostMapping(path = "/{name}/pkcs12", params = "generate")
	String generate(@PathVariable String name, Model model, HttpServletResponse response) {
		model.addAttribute("generated", this.passwords.next());
		return once(response, detail(name, model));
	}

	@PostMapping(path = "/{name}/pkcs12", params = "!generate")
	Object pkcs12(@PathVariable String name, @ModelAttribute("pack") PackPassword pack, BindingResult binding,
			Model model, HttpServletResponse response) {
		try {
			return Files.pkcs12(this.forwarders.handout(name), pack.checked());
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
			return detail(name, model);
		}
	}

	private String list(Model model) {
		model.addAttribute("forwarders", this.forwarders.all());
		model.addAttribute("revoked", this.forwarders.revocations().isPresent());
		model.addAttribute("now", this.clock.instant());
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", new ForwarderForm(null, null));
		}
		return "forwarder/forwarders" + model.getAttribute("part");
	}

	private String detail(String name, Model model) {
		model.addAttribute("forwarder", this.forwarders.one(name));
		model.addAttribute("now", this.clock.instant());
		Optional<DownloadLinks.Link> newest = this.links.newest(name);
		newest.ifPresent((link) -> model.addAttribute("link", link));
		if (!model.containsAttribute("pack")) {
			model.addAttribute("pack", new PackPassword(null));
		}
		return "forwarder/forwarder" + model.getAttribute("part");
	}

	private static String once(HttpServletResponse response, String view) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		return view;
	}

}
