package org.malcolmconsole.security;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Puts the filter of the headers in front of both ports.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
class HeadersConfiguration {

	@Bean
	FilterRegistrationBean<HeaderWriterFilter> securityHeaders() {
		FilterRegistrationBean<HeaderWriterFilter> registration = new FilterRegistrationBean<>(
				SecurityHeaders.filter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
