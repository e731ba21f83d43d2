package org.malcolmconsole.cluster.connection;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.malcolmconsole.cluster.Connection.Source;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.kubeconfig.KubeconfigException;
import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A chosen cluster is kept so that only we can read it, and found again after a restart.
 */
@Tag("control-plane")
@ExtendWith(OutputCaptureExtension.class)
class KeptConnectionIT {

	private final ControlPlane plane = ControlPlane.running();

	@TempDir
	Path folder;

	@Test
	void aRestartConnectsByItself(CapturedOutput output) throws IOException {
		var token = match("token: ([^}\\s]+)");
		try (var console = unconnected()) {
			assertThat(console.cluster().connection().state()).isEqualTo(State.NOT_CONFIGURED);
			var connection = console.connections().connect(this.plane.kubeconfig(), null, "kept");
			assertThat(connection.state()).isEqualTo(State.CONNECTED);
			assertThat(connection.context()).isEqualTo("test");
			assertThat(connection.toString()).doesNotContain(token);
		}
		var file = this.folder.resolve("cluster/connection.json");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
			.isEqualTo("rwx------");
		try (var files = Files.list(file.getParent())) {
			assertThat(files).containsExactly(file);
		}
		try (var console = unconnected().awaitFresh()) {
			assertThat(console.cluster().connection().source()).isEqualTo(Source.KUBECONFIG);
			assertThat(console.cluster().namespace()).isEqualTo("kept");
			assertThat(console.cluster().connection().identity().username()).isEqualTo("admin");
		}
		assertThat(output).doesNotContain(token);
	}

	@Test
	void aClusterThatDoesNotAnswerOrRefusesUsIsNotKept() {
		var token = match("token: ([^}\\s]+)");
		try (var console = unconnected()) {
			var elsewhere = this.plane.kubeconfig().replaceAll("https://127.0.0.1:\\d+", "https://127.0.0.1:1");
			assertThatThrownBy(() -> console.connections().connect(elsewhere, null, null))
				.isInstanceOf(KubeconfigException.class)
				.hasMessageContaining("does not answer");
			var wrongToken = this.plane.kubeconfig().replace(token, "no-such-token");
			assertThatThrownBy(() -> console.connections().connect(wrongToken, null, null))
				.isInstanceOf(KubeconfigException.class)
				.hasMessageContaining("does not accept the credential")
				.hasMessageNotContaining("no-such-token");
			var untrusted = this.plane.kubeconfig().replaceAll(", certificate-authority-data: [^}]+", "");
			assertThatThrownBy(() -> console.connections().connect(untrusted, null, null))
				.isInstanceOf(KubeconfigException.class)
				.hasMessageContaining("the kubeconfig has no certificate-authority-data");
			assertThat(console.cluster().connection().state()).isEqualTo(State.NOT_CONFIGURED);
		}
		assertThat(this.folder.resolve("cluster/connection.json")).doesNotExist();
	}

	@Test
	void aPodUsesItsServiceAccount() throws IOException {
		var account = Files.createDirectory(this.folder.resolve("account"));
		Files.write(account.resolve("ca.crt"),
				Base64.getDecoder().decode(match("certificate-authority-data: ([^}\\s]+)")));
		Files.writeString(account.resolve("token"),
				this.plane.kubectl("create", "token", "default", "-n", "default").strip());
		var properties = new ClusterProperties(null, null, "default", account, URI.create(match("server: \"([^\"]+)")),
				Duration.ofSeconds(90), Duration.ofMinutes(5));
		try (var console = new ConsoleCluster(properties, this.folder.resolve("cluster"), null).awaitFresh()) {
			assertThat(console.cluster().connection().source()).isEqualTo(Source.SERVICE_ACCOUNT);
			assertThat(console.cluster().connection().identity().username())
				.isEqualTo("system:serviceaccount:default:default");
		}
	}

	private ConsoleCluster unconnected() {
		return new ConsoleCluster(ConsoleCluster.properties(null, "malcolm"), this.folder.resolve("cluster"), null);
	}

	private String match(String pattern) {
		var matcher = Pattern.compile(pattern).matcher(this.plane.kubeconfig());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

}
