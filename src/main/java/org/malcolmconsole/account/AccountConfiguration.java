package org.malcolmconsole.account;

import java.util.Map;

import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2 and shows the pages of this module.
 */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

	@Bean
	static PasswordEncoder passwordEncoder() {
		return new DelegatingPasswordEncoder("argon2",
				Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
	}

	@Bean
	NavigationItem peopleNavigation() {
		return new NavigationItem(Group.ADMINISTER, 20, "People", "person-gear", "/people").onlyFor("ADMINISTRATOR");
	}

	@Bean
	NavigationItem tokensNavigation() {
		return new NavigationItem(Group.ADMINISTER, 30, "API tokens", "key", "/tokens").onlyFor("ADMINISTRATOR");
	}

}
