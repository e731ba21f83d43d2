package org.malcolmconsole.security;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Answers only to its own names, so that no foreign page can reach it by a name of its
 * own that points here.
 */
@Configuration(proxyBeanMethods = false)
class AllowedHosts {

	@Bean
	static StrictHttpFirewall httpFirewall(ListeningProperties listening, ServerProperties server) {
		Stream<String> own = Stream.of("localhost", "127.0.0.1", "[::1]", "::1");
		Stream<String> address = Stream.ofNullable(server.getAddress())
			.filter((bound) -> !bound.isAnyLocalAddress())
			.map((bound) -> bound.getHostAddress());
		Set<String> names = Stream.of(own, address, listening.allowedHosts().stream())
			.flatMap((part) -> part)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHostnames((name) -> names.contains(name.toLowerCase(Locale.ROOT)));
		return firewall;
	}

}
