package org.malcolmconsole.simulator;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Bound.class);

	@Test
	void hasAMetricsApiAndAPaceThatPeopleCanWatch() {
		this.context.run((started) -> {
			SimulatorProperties properties = started.getBean(SimulatorProperties.class);
			assertThat(properties.metrics()).isTrue();
			assertThat(properties.step()).isEqualTo(Duration.ofSeconds(2));
		});
	}

	@Test
	void takesItsPaceFromTheOptions() {
		this.context.withPropertyValues("console.simulator.step=20ms", "console.simulator.metrics=false")
			.run((started) -> {
				SimulatorProperties properties = started.getBean(SimulatorProperties.class);
				assertThat(properties.step()).isEqualTo(Duration.ofMillis(20));
				assertThat(properties.metrics()).isFalse();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "step=0", "tick=0", "log-interval=-1s", "history=0", "events=-1" })
	void refusesWhatCanNotWork(String option) {
		this.context.withPropertyValues("console.simulator." + option)
			.run((started) -> assertThat(started).hasFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SimulatorProperties.class)
	static class Bound {

	}

}
