package org.malcolmconsole.infrastructure;

import java.security.Principal;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
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
 * The page where people say where Malcolm keeps its data.
 */
@Controller
@RequestMapping("/storage")
class StoragePageController {

	private static final Map<String, String> KINDS = Choices.of(StorageForm.STORAGE_CLASS, "Storage class",
			StorageForm.HOST_PATH, "Host path", StorageForm.NFS, "NFS", StorageForm.EFS, "Amazon EFS",
			StorageForm.EXISTING, "Existing claims", StorageForm.YAML, "Own YAML");

	private final Storage storage;

	StoragePageController(Storage storage) {
		this.storage = storage;
	}

	@ModelAttribute("kinds")
	Map<String, String> kinds() {
		return KINDS;
	}

	@GetMapping
	@PreAuthorize("hasRole('VIEWER')")
	String page(@RequestParam(required = false) @Nullable String kind, Model model,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		StorageView view = this.storage.view();
		model.addAttribute("view", view);
		model.addAttribute("form", view.form(kind));
		return template(htmx);
	}

	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	String save(@ModelAttribute("form") StorageForm form, BindingResult binding, Model model, Principal principal,
			HttpServletResponse response, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		try {
			StorageView saved = this.storage.save(form, principal.getName());
			model.addAttribute("view", saved);
			model.addAttribute("saved", saved.file());
		}
		catch (InvalidFields refusal) {
			refusal.reject(binding, response);
			model.addAttribute("view", this.storage.view());
		}
		return template(htmx);
	}

	private static String template(boolean htmx) {
		return htmx ? "infrastructure/storage :: content" : "infrastructure/storage";
	}

}
