package org.malcolmconsole.operation.page;

import org.malcolmconsole.streaming.BroadcastTopic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What operations add to the socket.
 */
@Configuration(proxyBeanMethods = false)
class OperationPageConfiguration {

	@Bean
	BroadcastTopic operationsTopic() {
		return OperationNews.TOPIC;
	}

}
