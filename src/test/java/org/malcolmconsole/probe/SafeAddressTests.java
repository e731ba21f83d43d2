package org.malcolmconsole.probe;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.cluster.kubeconfig.ServerAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What is refused for an IPv4 address is refused in whatever form it comes. */
class SafeAddressTests {

	private final Destinations destinations = new Destinations(new ProbeProperties(false, Duration.ofSeconds(5)));

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "localhost", "localhost.", "LOCALHOST", "[::1]",
			"[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::7f00:1]",
			"[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1:7f00:0:100::]",
			"[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:1::1]", "[2001:0:7f00:1::]",
			"[2001:0:a00:1:0:0:80ff:fffe]", "[fd00::5efe:127.0.0.1]", "[fd00::200:5efe:7f00:1]" })
	void theMachineItselfIsNotAskedInAnyForm(String host) {
		assertThatExceptionOfType(ProbeFailure.class).isThrownBy(() -> this.destinations.find(host, 9200))
			.withMessageContaining("is not asked: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0x7f.1", "0177.0.0.1", "2130706433", "127.1", "0x7f000001", "017700000001", "127.0.0.1.1",
			"0127.0.0.1", "010.0.0.1", "[::1%lo]", "[fe80::1%eth0]", "[::1%25lo]", "１２７.0.0.1", "127。0。0。1",
			"ⓛocalhost", "localhost..", "127.0.0.1..", ".", "", "a b", "a@b", "a:1", "[::1", "::1", "example.0x7f",
			"example.1", "a\u0000b", "a\u202eb" })
	void anAddressThatSomeReadAndOthersDoNotIsRefused(String host) {
		assertThatExceptionOfType(ProbeFailure.class).isThrownBy(() -> this.destinations.find(host, 9200));
		assertThatIllegalArgumentException().isThrownBy(() -> ServerAddress.check("https://" + host + ":6443"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "169.254.169.254", "224.0.0.1", "255.255.255.255", "100.100.100.200",
			"240.0.0.1", "0.1.2.3" })
	void whatIsRefusedForIpv4IsRefusedInEachFormOfIpv6(String address) throws Exception {
		byte[] four = InetAddress.getByName(address).getAddress();
		String hex = "%02x%02x:%02x%02x".formatted(four[0], four[1], four[2], four[3]);
		String turned = "%02x%02x:%02x%02x".formatted(~four[0] & 0xff, ~four[1] & 0xff, ~four[2] & 0xff,
				~four[3] & 0xff);
		for (String form : List.of("::ffff:" + hex, "::ffff:0:" + hex, "64:ff9b::" + hex, "2002:" + hex + "::",
				"2001:0:" + hex + "::", "2001:0:808:808::" + turned, "fd00::5efe:" + hex)) {
			InetAddress meant = InetAddress.getByName(form);
			assertThatIllegalArgumentException().as(form).isThrownBy(() -> SafeAddress.check(meant));
			assertThatIllegalArgumentException().as(form)
				.isThrownBy(() -> ServerAddress.check("https://[" + form + "]:6443"));
			assertThatIllegalArgumentException().as(form)
				.isThrownBy(() -> ServerAddress.resolve(URI.create("https://[" + form + "]")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.1", "192.168.1.5", "[fd12:3456::1]", "[2606:4700::1111]", "[64:ff9b::a00:1]",
			"[2002:a00:1::1]", "search.example.org", "search.example.org.", "xn--bcher-kva.example", "a_b.example",
			"10-0-0-1.example", "1e100.net", "[::10.0.0.1]" })
	void addressesOfServersAreTaken(String host) {
		assertThatNoException().isThrownBy(() -> SafeAddress.check(host));
		assertThatNoException().isThrownBy(() -> ServerAddress.check("https://" + host + ":6443"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65536", "99999", "99999999999999999999", "-1", "64a3", "+1", "６４４３", " 1" })
	void aPortIsANumberFrom1To65535(String port) {
		assertThat(SafeAddress.hasPossiblePort("host:" + port)).isFalse();
		assertThat(SafeAddress.hasPossiblePort("[::1]:" + port)).isFalse();
	}

	@Test
	void thePortsAtBothEndsArePossible() {
		for (String authority : List.of("host:1", "host:65535", "[::1]:6443", "[::1]", "host", "host:",
				"10.0.0.1:443")) {
			assertThat(SafeAddress.hasPossiblePort(authority)).as(authority).isTrue();
		}
	}

}
