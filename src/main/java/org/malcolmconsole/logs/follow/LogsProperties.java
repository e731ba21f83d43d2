package org.malcolmconsole.logs.follow;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of logs.
 *
 * @param maxFollows how many readers may have logs open at a time
 */
@Validated
@ConfigurationProperties("console.logs")
record LogsProperties(@Min(1) @DefaultValue("24") int maxFollows) {

}
