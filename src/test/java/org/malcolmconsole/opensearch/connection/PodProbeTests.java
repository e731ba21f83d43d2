package org.malcolmconsole.opensearch.connection;

import java.net.ServerSocket;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Layer;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;
import org.malcolmconsole.probe.TlsIdentity;

import static org.assertj.core.api.Assertions.assertThat;

/** The test from a pod, with this machine's own curl in place of the pod's. */
@Timeout(300)
class PodProbeTests {

	private static final Login LOGIN = new Login("malcolm", "canary-päss \"word\\ $x `y`");

	private static final TlsIdentity IDENTITY = TlsIdentity.of("search.example.org");

	private final LocalPods cluster = new LocalPods();

	@Test
	void signsInWithoutThePasswordInAnyCommand() {
		try (StandInSearch server = StandInSearch.secure(IDENTITY).asking(LOGIN)) {
			Findings found = probe("https://search.example.org:" + server.port(), LOGIN, false);
			assertThat(found.ok()).as(found.toString()).isTrue();
			assertThat(found.place()).isEqualTo("From the cluster, pod helper-1");
			assertThat(server.seen()).containsOnly(LOGIN).hasSize(2);
			assertThat(this.cluster.requests).hasSize(3)
				.noneMatch((request) -> String.join(" ", request.command()).contains("canary"))
				.noneMatch((request) -> request.toString().contains("canary"));
			assertThat(found.toString()).doesNotContain("canary");
		}
	}

	@Test
	void namesTheLayerThatFails() throws Exception {
		try (StandInSearch server = StandInSearch.secure(IDENTITY).asking(LOGIN)) {
			String url = "https://search.example.org:" + server.port();
			assertThat(failed(probe(url, LOGIN, true)).kind()).isEqualTo(Kind.TLS);
			assertThat(server.seen()).isEmpty();
			assertThat(failed(probe(url, new Login("malcolm", "wrong"), false)).kind()).isEqualTo(Kind.SIGN_IN);
			assertThat(failed(probe(url, null, false)).detail()).contains("none is stored");
			server.answering(302, "", "Location", "http://127.0.0.1:1/");
			assertThat(failed(probe(url, LOGIN, false)).detail()).contains("not followed");
			server.answering(200, "x".repeat(3 * Http.MOST_BYTES));
			assertThat(failed(probe(url, LOGIN, false)).kind()).isEqualTo(Kind.VERSION);
		}
		int port;
		try (ServerSocket closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		assertThat(failed(probe("http://search.example.org:" + port, null, true)).kind()).isEqualTo(Kind.TCP);
		this.cluster.names = "";
		assertThat(failed(probe("http://search.example.org", null, true)).detail())
			.contains("not known in the cluster");
	}

	@ParameterizedTest
	@ValueSource(strings = { "169.254.169.254", "127.0.0.1", "::1", "fd00:ec2::254", "0.0.0.0", "$(reboot)",
			"10.0.0.1\n169.254.169.254" })
	void whatANameStandsForInTheClusterIsCheckedBeforeAnythingIsSent(String answer) {
		this.cluster.names = answer + "  STREAM search.example.org\n";
		assertThat(failed(probe("http://search.example.org", LOGIN, true)).kind()).isEqualTo(Kind.DNS);
		assertThat(this.cluster.requests).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://169.254.169.254", "http://127.0.0.1", "http://[::1]", "http://[fe80::1]" })
	void addressesAreCheckedToo(String url) {
		assertThat(failed(probe(url, LOGIN, true)).kind()).isEqualTo(Kind.DNS);
		assertThat(this.cluster.requests).isEmpty();
	}

	@Test
	void withoutAPodThatRunsNothingIsTried() {
		this.cluster.container = "zeek-container";
		assertThat(probe("http://search.example.org", LOGIN, true).skipped()).isTrue();
		assertThat(this.cluster.requests).isEmpty();
		Findings stopped = new PodProbe(new StandInCluster())
			.run(new Question(HttpAddress.parse("http://search.example.org"), null, true, List.of()));
		assertThat(stopped.skipped()).isTrue();
		assertThat(stopped.layers().get(0).detail()).contains("Start Malcolm first");
	}

	private Findings probe(String url, @Nullable Login login, boolean verify) {
		return new PodProbe(this.cluster).run(new Question(HttpAddress.parse(url), login, verify, List.of()));
	}

	private static Layer failed(Findings findings) {
		return findings.layers()
			.stream()
			.filter((layer) -> layer.state() == State.FAILED)
			.findFirst()
			.orElseThrow(() -> new AssertionError(findings.toString()));
	}

}
