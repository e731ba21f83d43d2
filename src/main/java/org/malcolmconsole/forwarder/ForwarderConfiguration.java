package org.malcolmconsole.forwarder;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The place of the forwarders in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class ForwarderConfiguration {

	@Bean
	NavigationItem forwarderItem() {
		return new NavigationItem(Group.SET_UP, 35, "Forwarders", "hdd-network", "/forwarders")
			.onlyFor("ADMINISTRATOR");
	}

}
