package org.malcolmconsole.deployment.acceptance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The part of the console that does operations, without pages and sign-in, so that it can
 * be started and killed often: does what its first argument says and tells how it ended.
 * It is no configuration that the console could find.
 */
@EnableAutoConfiguration
@ComponentScan({ "org.malcolmconsole.operation.journal", "org.malcolmconsole.deployment.rollout",
		"org.malcolmconsole.deployment.target", "org.malcolmconsole.deployment.inventory",
		"org.malcolmconsole.cluster.connection", "org.malcolmconsole.workspace.directory",
		"org.malcolmconsole.release" })
@ConfigurationPropertiesScan({ "org.malcolmconsole.deployment", "org.malcolmconsole.cluster",
		"org.malcolmconsole.workspace" })
class OperationsOnly {

	static final String ACCEPTED = "accepted";

	static final String ENDED = "ended: ";

	public static void main(String[] arguments) {
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
			failure.printStackTrace();
			Runtime.getRuntime().halt(1);
		});
		String[] wanted = arguments[0].split("/");
		var context = new SpringApplicationBuilder(OperationsOnly.class).web(WebApplicationType.NONE)
			.properties("logging.level.root=warn", "spring.config.location=classpath:/application.yml")
			.run(arguments);
		Operations operations = context.getBean(Operations.class);
		Cluster cluster = context.getBean(Cluster.class);
		cluster.onChange(operations::nudge);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> cluster.connection().connected());
		String confirm = wanted[0].equals("wipe") ? cluster.namespace() : null;
		Operation operation = operations.start(new OperationRequest(wanted[0], Map.of(), null, confirm, arguments[0]),
				"acceptance");
		System.out.println(ACCEPTED);
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> operations.find(operation.id()).orElseThrow().ended());
		Operation end = operations.find(operation.id()).orElseThrow();
		System.out.println(ENDED + end.state() + " " + end.target() + " " + end.error());
		System.exit(0);
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
