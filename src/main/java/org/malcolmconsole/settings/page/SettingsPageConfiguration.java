package org.malcolmconsole.settings.page;

import org.malcolmconsole.web.BodyLimit;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The places of settings and history in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class SettingsPageConfiguration {

	@Bean
	NavigationItem settingsNavigation() {
		return new NavigationItem(Group.SET_UP, 20, "Settings", "sliders", "/settings");
	}

	@Bean
	NavigationItem historyNavigation() {
		return new NavigationItem(Group.ADMINISTER, 10, "History", "clock-history", "/history");
	}

	@Bean
	BodyLimit settingsFile() {
		return BodyLimit.upload("/settings/transfer");
	}

	@Bean
	BodyLimit settingsBody() {
		return BodyLimit.upload("/api/v1/settings");
	}

}
