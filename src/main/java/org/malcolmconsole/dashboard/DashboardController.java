package org.malcolmconsole.dashboard;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The page of how Malcolm does; htmx gets its changing parts.
 */
@Controller
class DashboardController {

	private final Composer composer;

	DashboardController(Composer composer) {
		this.composer = composer;
	}

	@GetMapping("/")
	String page(Model model, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		model.addAttribute("dashboard", this.composer.compose());
		model.addAttribute("fragment", htmx);
		return htmx ? "dashboard/parts :: all" : "dashboard/dashboard";
	}

	@Bean
	static NavigationItem dashboardNavigation() {
		return new NavigationItem(Group.HOME, 10, "Dashboard", "speedometer2", "/");
	}

}
