package org.malcolmconsole.cluster.page;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.web.BodyLimit;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the page where people find it.
 */
@Configuration(proxyBeanMethods = false)
class ConnectConfiguration {

	@Bean
	NavigationItem connectNavigation() {
		return new NavigationItem(Group.SET_UP, 10, "Connect", "plug", "/connect").onlyFor("ADMINISTRATOR");
	}

	@Bean
	ConnectStep connectStep(Cluster cluster) {
		return new ConnectStep(cluster);
	}

	@Bean
	BodyLimit kubeconfigForm() {
		return BodyLimit.upload("/connect");
	}

	@Bean
	BodyLimit kubeconfigBody() {
		return BodyLimit.upload("/api/v1/cluster");
	}

}
