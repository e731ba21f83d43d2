package org.malcolmconsole.centre;

import org.malcolmconsole.web.Badge;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;
import org.malcolmconsole.web.Tone;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The place of the certificates in the navigation.
 */
@Configuration(proxyBeanMethods = false)
class CentreConfiguration {

	@Bean
	NavigationItem certificateItem(ExpiryWarnings warnings) {
		return new NavigationItem(Group.OPERATE, 60, "Certificates", "patch-check", "/certificates", () -> {
			int count = warnings.warnings().size();
			return Badge.count(Tone.WAIT, count, "near their end");
		});
	}

}
