package org.malcolmconsole.metrics;

import java.time.Clock;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.streaming.Broadcast;
import org.malcolmconsole.streaming.BroadcastTopic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires sampler, history and topic.
 */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

	@Bean
	History metricsHistory(MetricsProperties properties) {
		return new History(properties.kept());
	}

	@Bean
	Sampler metrics(Cluster cluster, Broadcast broadcast, Clock clock, History history) {
		return new Sampler(cluster, broadcast, clock, history);
	}

	@Bean
	SamplingLoop metricsSampling(Sampler sampler, MetricsProperties properties) {
		return new SamplingLoop(sampler, properties.interval());
	}

	@Bean
	BroadcastTopic metricsTopic() {
		return new BroadcastTopic(Sampler.TOPIC);
	}

}
