package org.malcolmconsole.web;

import java.time.Duration;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves the front end under addresses that change with its content.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private final ResourcePatternResolver resources;

	WebConfiguration(ResourcePatternResolver resources) {
		this.resources = resources;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		CacheControl forever = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
		String version = FrontEnd.hash(this.resources);
		registry.addResourceHandler("/assets/" + version + "/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(forever);
		registry.addResourceHandler("/assets/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
		registry.addResourceHandler("/webjars/**")
			.addResourceLocations("classpath:/META-INF/resources/webjars/")
			.setCacheControl(forever)
			.resourceChain(true);
	}

	@Bean
	FilterRegistrationBean<HashedAddressFilter> hashedAddresses(ObjectProvider<ResourceUrlProvider> addresses) {
		FilterRegistrationBean<HashedAddressFilter> registration = new FilterRegistrationBean<>(
				new HashedAddressFilter(addresses));
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		return registration;
	}

}
