package org.malcolmconsole.ldap.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.ldap.file.ServerType;
import org.malcolmconsole.probe.Destinations;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Layer;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;
import org.malcolmconsole.probe.ProbeProperties;
import org.malcolmconsole.probe.TlsIdentity;

import static org.assertj.core.api.Assertions.assertThat;

/** Each layer of a connection to an LDAP server, good and bad, over real sockets. */
@Timeout(300)
class LdapProbeTests {

	private static final TlsIdentity IDENTITY = TlsIdentity.of("localhost");

	private static final Duration LONG = Duration.ofMinutes(2);

	@ParameterizedTest
	@EnumSource(ServerType.class)
	void everyLayerOfAGoodServerIsWell(ServerType type) {
		try (StandInDirectory directory = StandInDirectory.start(IDENTITY)) {
			for (boolean secure : new boolean[] { true, false }) {
				Findings found = probe(directory.as(type, secure), !secure, IDENTITY, "ada");
				assertThat(found.layers()).as(found.toString()).extracting(Layer::state).containsOnly(State.OK);
				assertThat(found.layers()).extracting(Layer::kind)
					.containsExactly(Kind.DNS, Kind.TCP, Kind.TLS, Kind.SIGN_IN, Kind.SEARCH, Kind.GROUP);
				assertThat(found.layers().get(4).detail()).isEqualTo("ada is uid=ada,dc=example,dc=org.");
				assertThat(found.toString()).doesNotContain("canary");
			}
			Findings plain = probe(directory.as(type, false), false, null, "");
			assertThat(plain.ok()).isTrue();
			assertThat(plain.layers().get(2).state()).isEqualTo(State.WARNING);
		}
	}

	@Test
	void peopleAndGroupsThatAreNotThereAreNamed() {
		try (StandInDirectory directory = StandInDirectory.start(IDENTITY)) {
			LdapServer server = directory.as(ServerType.OPENLDAP, false);
			assertFails(probe(server, true, IDENTITY, "nobody"), Kind.SEARCH, "Nobody of the name nobody");
			assertFails(probe(server, true, IDENTITY, "*"), Kind.SEARCH, "Nobody of the name *");
			assertFails(probe(server, true, IDENTITY, "a)(uid=*"), Kind.SEARCH, "Nobody of the name");
			assertFails(probe(server, true, IDENTITY, "grace"), Kind.GROUP, "grace is not in the group");
			assertFails(probe(with(server, "dc=wrong,dc=org", server.group()), true, IDENTITY, ""), Kind.SEARCH,
					"There is no entry dc=wrong,dc=org");
			assertFails(probe(with(server, server.base(), "cn=none,dc=example,dc=org"), true, IDENTITY, "ada"),
					Kind.GROUP, "There is no entry cn=none");
			assertThat(probe(with(server, server.base(), ""), true, IDENTITY, "grace").ok()).isTrue();
		}
	}

	@Test
	void aWrongPasswordIsTheSignInsFailure() {
		try (StandInDirectory directory = StandInDirectory.start(IDENTITY)) {
			LdapServer good = directory.as(ServerType.WINLDAP, true);
			LdapServer wrong = new LdapServer(good.type(), true, good.host(), good.port(), good.base(),
					good.attribute(), good.filter(), good.bindDn(), "wrong", good.group());
			assertFails(probe(wrong, false, IDENTITY, ""), Kind.SIGN_IN, "refuses this name and password");
		}
	}

	@Test
	void certificatesAreCheckedBeforeAPasswordIsSent() {
		TlsIdentity other = TlsIdentity.of("other.example.org");
		TlsIdentity old = TlsIdentity.expired("localhost");
		try (StandInDirectory directory = StandInDirectory.start(IDENTITY);
				StandInDirectory named = StandInDirectory.start(other);
				StandInDirectory expired = StandInDirectory.start(old)) {
			for (boolean secure : new boolean[] { true, false }) {
				assertFails(probe(directory.as(ServerType.WINLDAP, secure), !secure, other, ""), Kind.TLS,
						"signed by itself");
				assertFails(probe(named.as(ServerType.WINLDAP, secure), !secure, other, ""), Kind.TLS,
						"is not for the name localhost");
				assertFails(probe(expired.as(ServerType.WINLDAP, secure), !secure, old, ""), Kind.TLS, "expired on");
				Findings unchecked = probe(directory.as(ServerType.WINLDAP, secure), !secure, null, "");
				assertThat(unchecked.ok()).as(unchecked.toString()).isTrue();
				assertThat(unchecked.layers().get(2).state()).isEqualTo(State.WARNING);
			}
		}
	}

	@Test
	void theWrongPortIsNamed() {
		try (StandInDirectory directory = StandInDirectory.start(IDENTITY)) {
			LdapServer plain = directory.as(ServerType.WINLDAP, false);
			LdapServer swapped = new LdapServer(plain.type(), false, plain.host(), directory.securePort(), plain.base(),
					plain.attribute(), plain.filter(), plain.bindDn(), plain.bindPassword(), "");
			Findings found = probe(swapped, false, null, "");
			assertThat(found.ok()).isFalse();
			assertThat(failed(found).kind()).isEqualTo(Kind.SIGN_IN);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aServerThatStaysSilentEndsWithTheTime(boolean startTls) throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			LdapServer server = server("localhost", silent.getLocalPort());
			Findings found = probe(new ProbeProperties(true, Duration.ofMillis(300)), server, startTls, null, "");
			assertThat(failed(found).kind()).isEqualTo(startTls ? Kind.TLS : Kind.SIGN_IN);
		}
	}

	@Test
	void whatIsNoLdapServerIsNamed() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> talk(server));
			thread.setDaemon(true);
			thread.start();
			assertThat(failed(probe(server("localhost", server.getLocalPort()), false, null, "")).kind())
				.isEqualTo(Kind.SIGN_IN);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "[::1]", "169.254.169.254", "[fe80::1]",
			"metadata.google.internal", "0.0.0.0" })
	void addressesThatHoldSecretsOrAreTheMachineItselfAreRefused(String host) {
		assertFails(probe(new ProbeProperties(false, LONG), server(host, 389), false, null, ""), Kind.DNS,
				"is not asked");
	}

	private static void talk(ServerSocket server) {
		while (!server.isClosed()) {
			try (Socket socket = server.accept()) {
				socket.getOutputStream()
					.write("220 mail.example.org ESMTP\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
				socket.getOutputStream().flush();
				socket.getInputStream().read(new byte[64]);
			}
			catch (IOException ex) {
				// the other side has heard enough
			}
		}
	}

	private static LdapServer server(String host, int port) {
		return new LdapServer(ServerType.OPENLDAP, false, host, port, "dc=example,dc=org", "uid", "(objectClass=*)",
				StandInDirectory.READER, StandInDirectory.PASSWORD, "");
	}

	private static LdapServer with(LdapServer server, String base, String group) {
		return new LdapServer(server.type(), server.secure(), server.host(), server.port(), base, server.attribute(),
				server.filter(), server.bindDn(), server.bindPassword(), group);
	}

	private static Findings probe(LdapServer server, boolean startTls, @Nullable TlsIdentity trusted, String person) {
		return probe(new ProbeProperties(true, LONG), server, startTls, trusted, person);
	}

	private static Findings probe(ProbeProperties properties, LdapServer server, boolean startTls,
			@Nullable TlsIdentity trusted, String person) {
		return new LdapProbe(new Destinations(properties), Clock.systemUTC()).run(new LdapQuestion(server, startTls,
				trusted != null, (trusted != null) ? List.of(trusted.pem()) : List.of(), person));
	}

	private static Layer failed(Findings findings) {
		return findings.layers()
			.stream()
			.filter((layer) -> layer.state() == State.FAILED)
			.findFirst()
			.orElseThrow(() -> new AssertionError(findings.toString()));
	}

	private static void assertFails(Findings findings, Kind kind, String detail) {
		Layer failed = failed(findings);
		assertThat(failed.kind()).as(findings.toString()).isEqualTo(kind);
		assertThat(failed.detail()).contains(detail);
		assertThat(failed.remedy()).isNotBlank();
		assertThat(findings.toString()).doesNotContain("canary");
	}

}
