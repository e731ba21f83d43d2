package org.malcolmconsole.deployment.rollout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of start and stop.
 *
 * @param readyWithin how long a start waits until everything is ready
 * @param endedWithin how long a stop waits until everything has ended
 */
@ConfigurationProperties("console.deployment")
record RolloutProperties(@DefaultValue("60m") Duration readyWithin, @DefaultValue("15m") Duration endedWithin) {
}
