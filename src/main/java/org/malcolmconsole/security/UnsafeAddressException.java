package org.malcolmconsole.security;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * The console was told to listen on a network without TLS.
 */
class UnsafeAddressException extends RuntimeException {

	UnsafeAddressException(@Nullable InetAddress address) {
		super("server.address is %s, which is not this machine alone, and console.tls.enabled is not true"
			.formatted((address != null) ? address.getHostAddress() : "not set (every address)"));
	}

}
