package org.malcolmconsole.opensearch;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The place of OpenSearch in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class OpenSearchConfiguration {

	@Bean
	NavigationItem openSearchItem() {
		return new NavigationItem(Group.SET_UP, 32, "OpenSearch", "database", "/opensearch").onlyFor("ADMINISTRATOR");
	}

}
