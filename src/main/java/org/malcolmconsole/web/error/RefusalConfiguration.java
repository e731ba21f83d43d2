package org.malcolmconsole.web.error;

import java.util.List;

import org.malcolmconsole.web.BodyLimit;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Refuses early, and with words where the server has none.
 */
@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

	/** What names no host never comes to the host's own valves. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverReport() {
		return (factory) -> {
			factory.addEngineValves(new ServerReport());
			factory.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ServerReport()));
		};
	}

	/** Behind the filters of headers and of the character set, before all others. */
	@Bean
	FilterRegistrationBean<RequestLimits> requestLimits(List<BodyLimit> limits) {
		FilterRegistrationBean<RequestLimits> registration = new FilterRegistrationBean<>(new RequestLimits(limits));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
		return registration;
	}

}
