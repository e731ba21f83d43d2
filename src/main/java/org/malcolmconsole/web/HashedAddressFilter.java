package org.malcolmconsole.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/**
 * Turns the addresses of files into those with a hash, also on error pages, which no
 * handler's interceptor sees.
 */
class HashedAddressFilter extends ResourceUrlEncodingFilter {

	private final ObjectProvider<ResourceUrlProvider> addresses;

	HashedAddressFilter(ObjectProvider<ResourceUrlProvider> addresses) {
		this.addresses = addresses;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		super.doFilter(request, response, (wrapped, encoding) -> {
			wrapped.setAttribute(ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR,
					this.addresses.getObject());
			chain.doFilter(wrapped, encoding);
		});
	}

}
