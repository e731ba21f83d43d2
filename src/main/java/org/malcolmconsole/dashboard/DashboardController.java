package org.malcolmconsole.dashboard;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page of how Malcolm is.
 */
@Controller
class DashboardController {

	@GetMapping("/")
	String page() {
		return "dashboard/dashboard";
	}

	@Bean
	static NavigationItem dashboardNavigation() {
		return new NavigationItem(Group.HOME, 10, "Dashboard", "speedometer2", "/");
	}

}
