package org.malcolmconsole.logs.follow;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of logs.
 *
 * @param maxFollows how many readers may have logs open at a time
 * @param silenceLimit after how long without a line a followed log is opened again, in
 * case its connection is dead
 */
@Validated
@ConfigurationProperties("console.logs")
record LogsProperties(@Min(1) @DefaultValue("24") int maxFollows,
		@DefaultValue("2m") @DurationMin(seconds = 1) Duration silenceLimit) {

}
