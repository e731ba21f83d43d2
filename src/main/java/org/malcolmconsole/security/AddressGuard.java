package org.malcolmconsole.security;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Refuses to listen where passwords could be read on the way.
 */
@Component
class AddressGuard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private final ListeningProperties properties;

	AddressGuard(ListeningProperties properties) {
		this.properties = properties;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		InetAddress address = factory.getAddress();
		if (!isLoopback(address) && !this.properties.tls().enabled()) {
			throw new UnsafeAddressException(address);
		}
	}

	private static boolean isLoopback(@Nullable InetAddress address) {
		return address != null && address.isLoopbackAddress();
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
