package org.malcolmconsole.streaming.socket;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the socket.
 *
 * @param maxClients how many sockets may be open
 * @param maxSubscriptions how many topics one socket may follow
 * @param queueLength how many payloads wait for one slow subscriber
 * @param queueCharacters how long they may be together
 * @param helloTimeout how long a client may take for its first message
 * @param heartbeat how often a silent socket says that it lives
 */
@Validated
@ConfigurationProperties("console.streaming")
record StreamingProperties(@Min(1) @DefaultValue("100") int maxClients,
		@Min(1) @DefaultValue("32") int maxSubscriptions, @Min(1) @DefaultValue("1000") int queueLength,
		@Min(1024) @DefaultValue("1048576") int queueCharacters, @DefaultValue("10s") Duration helloTimeout,
		@DefaultValue("15s") Duration heartbeat) {

}
