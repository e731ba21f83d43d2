package org.malcolmconsole.probe;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How other servers are asked.
 *
 * @param allowLoopback whether servers on the console's own machine may be asked
 * @param timeout how long one server may take for everything
 */
@Validated
@ConfigurationProperties("console.probe")
public record ProbeProperties(@DefaultValue("false") boolean allowLoopback,
		@DefaultValue("15s") @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration timeout) {
}
