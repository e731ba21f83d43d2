package org.malcolmconsole.metrics;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How use is sampled.
 *
 * @param interval the pause between two samples
 * @param kept how long a sample is kept
 */
@Validated
@ConfigurationProperties("console.metrics")
record MetricsProperties(@DefaultValue("15s") @DurationMin(millis = 20) Duration interval,
		@DefaultValue("1h") @DurationMin(seconds = 1) Duration kept) {
}
