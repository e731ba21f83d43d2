package org.malcolmconsole.credential;

import org.malcolmconsole.web.BodyLimit;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The place of the credentials in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

	@Bean
	NavigationItem credentialItem() {
		return new NavigationItem(Group.SET_UP, 30, "Credentials", "key-fill", "/credentials").onlyFor("ADMINISTRATOR");
	}

	@Bean
	BodyLimit certificateForm() {
		return BodyLimit.upload("/credentials");
	}

	@Bean
	BodyLimit certificateBody() {
		return BodyLimit.upload("/api/v1/credentials");
	}

}
