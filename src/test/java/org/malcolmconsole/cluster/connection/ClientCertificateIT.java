package org.malcolmconsole.cluster.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.malcolmconsole.cluster.kubeconfig.ClientKeys;
import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console connects with each kind of client certificate that kubectl connects with.
 */
@Tag("control-plane")
class ClientCertificateIT {

	private final ControlPlane plane = ControlPlane.running();

	@TempDir
	Path folder;

	static Set<String> kinds() {
		return ClientKeys.kinds();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void connectsAsKubectlDoes(String kind) throws IOException {
		var keys = new ClientKeys(this.folder);
		keys.make(kind, "own");
		var authority = this.plane.kubeconfigFile().resolveSibling("pki");
		keys.sign("own", "/CN=someone", authority.resolve("ca.crt"), authority.resolve("ca.key"));
		var text = this.plane.kubeconfig()
			.replaceAll("token: [^}]+",
					"client-certificate-data: " + keys.data("own.crt") + ", client-key-data: " + keys.data("own.key"));
		var file = Files.writeString(this.folder.resolve("kubeconfig"), text);
		assertThat(this.plane.kubectl("--kubeconfig", file.toString(), "auth", "whoami")).contains("someone");
		try (var console = ConsoleCluster.connected(file, "default").awaitAnswer()) {
			assertThat(console.cluster().connection().identity().username()).isEqualTo("someone");
		}
	}

}
