package org.malcolmconsole.setup;

import org.malcolmconsole.web.Badge;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;
import org.malcolmconsole.web.SetupWay;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page with all steps of the first run, and the bar that their pages carry.
 */
@Controller
@RequestMapping("/setup")
class SetupController {

	private final SetupWay way;

	SetupController(SetupWay way) {
		this.way = way;
	}

	@GetMapping
	String page(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return htmx ? "setup/setup :: content" : "setup/setup";
	}

	@GetMapping("/way")
	String bar(@RequestParam String at, Model model) {
		model.addAttribute("place", this.way.place(at).orElse(null));
		return "setup/way :: way";
	}

	@Bean
	static NavigationItem setupNavigation() {
		return new NavigationItem(Group.SET_UP, 0, "First run", "compass", "/setup", () -> Badge.NONE);
	}

}
