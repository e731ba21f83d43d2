package org.malcolmconsole.probe;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The start options of tests of connections. */
class ProbePropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(ProbeConfiguration.class);

	@Test
	void theMachineItselfIsOutOfReachUnlessSomebodySaysOtherwise() {
		this.runner.run((context) -> assertThat(context.getBean(ProbeProperties.class))
			.isEqualTo(new ProbeProperties(false, Duration.ofSeconds(15))));
		this.runner.withPropertyValues("console.probe.allow-loopback=true", "console.probe.timeout=3s")
			.run((context) -> assertThat(context.getBean(ProbeProperties.class))
				.isEqualTo(new ProbeProperties(true, Duration.ofSeconds(3))));
	}

	@Test
	void aTimeoutHasLimits() {
		this.runner.withPropertyValues("console.probe.timeout=0s").run((context) -> assertThat(context).hasFailed());
		this.runner.withPropertyValues("console.probe.timeout=1h").run((context) -> assertThat(context).hasFailed());
	}

}
