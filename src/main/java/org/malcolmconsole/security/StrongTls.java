package org.malcolmconsole.security;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Speaks TLS 1.3, and TLS 1.2 with ephemeral keys and authenticated encryption only,
 * unless <code>server.ssl</code> says otherwise.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StrongTls implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private static final String[] PROTOCOLS = { "TLSv1.3", "TLSv1.2" };

	private static final String[] CIPHERS = { "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
			"TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
			"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
			"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
			"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256" };

	private final OwnCertificate own;

	/** The own certificate comes first. */
	StrongTls(OwnCertificate own) {
		this.own = own;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		this.own.customize(factory);
		Ssl ssl = factory.getSsl();
		if (ssl != null && ssl.getBundle() == null) {
			ssl.setEnabledProtocols((ssl.getEnabledProtocols() != null) ? ssl.getEnabledProtocols() : PROTOCOLS);
			ssl.setCiphers((ssl.getCiphers() != null) ? ssl.getCiphers() : CIPHERS);
		}
	}

}
