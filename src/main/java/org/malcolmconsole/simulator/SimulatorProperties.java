package org.malcolmconsole.simulator;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the simulated cluster behaves.
 *
 * @param metrics whether it has a metrics API
 * @param step about how long each step of a pod's start takes
 * @param tick the pause between two rounds of the controllers
 * @param namespaceEnd the least time that a namespace takes to end
 * @param logInterval the usual pause between two lines of a container's log
 * @param history how many changes a watch can be behind
 * @param events how many events are kept
 */
@Validated
@ConfigurationProperties("console.simulator")
public record SimulatorProperties(@DefaultValue("true") boolean metrics,
		@DefaultValue("2s") @DurationMin(millis = 1) Duration step,
		@DefaultValue("100ms") @DurationMin(millis = 1) Duration tick,
		@DefaultValue("5s") @DurationMin Duration namespaceEnd,
		@DefaultValue("2s") @DurationMin(millis = 1) Duration logInterval, @DefaultValue("5000") @Positive int history,
		@DefaultValue("2000") @Positive int events) {

	/**
	 * For tests: pods are ready in a fraction of a second.
	 */
	public static SimulatorProperties fast() {
		return new SimulatorProperties(true, Duration.ofMillis(60), Duration.ofMillis(15), Duration.ofMillis(500),
				Duration.ofMillis(200), 2000, 1000);
	}

}
