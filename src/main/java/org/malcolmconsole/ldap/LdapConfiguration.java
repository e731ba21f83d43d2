package org.malcolmconsole.ldap;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The place of LDAP in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class LdapConfiguration {

	@Bean
	NavigationItem ldapItem() {
		return new NavigationItem(Group.SET_UP, 34, "LDAP", "people", "/ldap").onlyFor("ADMINISTRATOR");
	}

}
