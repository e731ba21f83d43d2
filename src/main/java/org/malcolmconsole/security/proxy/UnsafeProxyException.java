package org.malcolmconsole.security.proxy;

/**
 * Something that is no proxy was named as one.
 */
class UnsafeProxyException extends RuntimeException {

	UnsafeProxyException(String proxy) {
		super("console.trusted-proxies has '%s', which is no address of a proxy and no network of proxies"
			.formatted(proxy));
	}

}
