package org.malcolmconsole.operation.page;

import org.malcolmconsole.streaming.BroadcastTopic;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What operations add to the socket and to the navigation.
 */
@Configuration(proxyBeanMethods = false)
class OperationPageConfiguration {

	@Bean
	BroadcastTopic operationsTopic() {
		return OperationNews.TOPIC;
	}

	@Bean
	NavigationItem operationsItem() {
		return new NavigationItem(Group.OPERATE, 50, "Operations", "activity", "/operations");
	}

}
