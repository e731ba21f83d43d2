package org.malcolmconsole.logs;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What logs add to the navigation.
 */
@Configuration(proxyBeanMethods = false)
class LogsConfiguration {

	@Bean
	NavigationItem logsItem() {
		return new NavigationItem(Group.OPERATE, 30, "Logs", "card-list", "/logs");
	}

}
