package org.malcolmconsole.cluster.connection;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void theNamespaceIsMalcolmUnlessSaidOtherwise() {
		this.runner.run((context) -> {
			var properties = context.getBean(ClusterProperties.class);
			assertThat(properties.namespace()).isEqualTo("malcolm");
			assertThat(properties.kubeconfig()).isNull();
			assertThat(properties.context()).isNull();
		});
	}

	@Test
	void fileContextAndNamespaceAreRead() {
		this.runner
			.withPropertyValues("console.kubernetes.kubeconfig=/etc/console/kubeconfig",
					"console.kubernetes.context=prod", "console.kubernetes.namespace=traffic")
			.run((context) -> {
				var properties = context.getBean(ClusterProperties.class);
				assertThat(properties.kubeconfig()).isEqualTo(Path.of("/etc/console/kubeconfig"));
				assertThat(properties.context()).isEqualTo("prod");
				assertThat(properties.namespace()).isEqualTo("traffic");
			});
	}

	@Test
	void aNamespaceThatKubernetesWouldRefuseEndsTheStart() {
		for (var name : new String[] { "Upper", "under_score", "-dash", "a".repeat(64), "../x" }) {
			this.runner.withPropertyValues("console.kubernetes.namespace=" + name)
				.run((context) -> assertThat(context).hasFailed());
		}
	}

	@EnableConfigurationProperties(ClusterProperties.class)
	static class Properties {

	}

}
