package org.malcolmconsole.infrastructure;

import org.malcolmconsole.web.BodyLimit;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The places of storage and ingress in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class InfrastructureConfiguration {

	@Bean
	NavigationItem storageItem() {
		return new NavigationItem(Group.SET_UP, 40, "Storage", "hdd-stack", "/storage");
	}

	@Bean
	NavigationItem ingressItem() {
		return new NavigationItem(Group.SET_UP, 50, "Ingress", "signpost-split", "/ingress");
	}

	@Bean
	InfrastructureStep storageStep(Storage storage) {
		return InfrastructureStep.storage(storage::isConfigured);
	}

	@Bean
	InfrastructureStep ingressStep(Ingresses ingresses) {
		return InfrastructureStep.ingress(ingresses::isConfigured);
	}

	@Bean
	BodyLimit storageText() {
		return BodyLimit.upload("/storage");
	}

	@Bean
	BodyLimit ingressText() {
		return BodyLimit.upload("/ingress");
	}

	@Bean
	BodyLimit storageBody() {
		return BodyLimit.upload("/api/v1/storage");
	}

	@Bean
	BodyLimit ingressBody() {
		return BodyLimit.upload("/api/v1/ingress");
	}

}
