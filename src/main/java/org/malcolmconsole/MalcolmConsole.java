package org.malcolmconsole;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/**
 * The web console that configures, secures, deploys, watches and stops Malcolm on
 * Kubernetes.
 */
@Modulithic(systemName = "Malcolm Console")
@SpringBootApplication
@ConfigurationPropertiesScan
class MalcolmConsole {

	public static void main(String[] args) {
		SpringApplication.run(MalcolmConsole.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	SecureRandom secureRandom() {
		return new SecureRandom();
	}

}
