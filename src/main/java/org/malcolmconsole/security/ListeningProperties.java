package org.malcolmconsole.security;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the console listens and under which names.
 *
 * @param allowedHosts names that browsers may call it by, next to the loopback names
 * @param tls whether it speaks TLS
 */
@ConfigurationProperties("console")
record ListeningProperties(@DefaultValue List<String> allowedHosts, @DefaultValue Tls tls) {

	/**
	 * Whether the console speaks TLS.
	 */
	record Tls(@DefaultValue("false") boolean enabled) {

	}

}
