package org.malcolmconsole.probe;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other servers are asked.
 *
 * @param allowLoopback whether servers on the console's own machine may be asked
 * @param timeout how long one server may take for everything
 */
@ConfigurationProperties("console.probe")
public record ProbeProperties(@DefaultValue("false") boolean allowLoopback, @DefaultValue("15s") Duration timeout) {
}
