package org.malcolmconsole.cluster.kubeconfig;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://10.0.0.1:6443", "https://127.0.0.1:16443", "https://192.168.1.5",
			"https://api.example.org:6443", "https://localhost:8443", "https://[fd12:3456::1]:6443",
			"https://rancher.example.org/k8s/clusters/c-m-abc", "HTTPS://Api.Example.org" })
	void takesAddressesOfClusters(String address) {
		assertThat(ServerAddress.check(address)).isEqualTo(URI.create(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://169.254.169.254", "https://169.254.1.1:6443", "https://2852039166",
			"https://0xA9FEA9FE", "https://0xa9fea9fe:6443", "https://0251.0376.0251.0376", "https://169.254.43518",
			"https://0xa9.254.43518", "https://169.16689662", "https://[fe80::1]:6443",
			"https://[::ffff:169.254.169.254]", "https://[::ffff:a9fe:a9fe]", "https://[::169.254.169.254]",
			"https://[64:ff9b::169.254.169.254]", "https://[64:ff9b::a9fe:a9fe]", "https://[2002:a9fe:a9fe::1]",
			"https://[::ffff:0:169.254.169.254]", "https://metadata.google.internal",
			"https://metadata.google.internal.", "https://METADATA.google.internal", "https://metadata",
			"https://[fd00:ec2::254]", "https://100.100.100.200", "https://168.63.129.16",
			"https://[fd00:0ec2:0:0:0:0:0:0254]" })
	void refusesLinkLocalAndMetadataAddressesInEveryNotation(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerAddress.check(address))
			.withMessageContaining("with secrets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://10.0.0.1:6443", "10.0.0.1:6443", "file:///etc/passwd", "ftp://host", "https://",
			"https:///path", "https://user:secret@host", "https://host/?x=1", "https://host/#x", "https://0.0.0.0",
			"https://0", "https://[::]", "https://255.255.255.255", "https://239.1.1.1", "https://[ff02::1]",
			"https://999.1.1.1.1", "https://a b", "", "https://08" })
	void refusesWhatIsNoSafeAddress(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerAddress.check(address))
			.withMessageNotContaining("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://host:0", "https://host:65536", "https://10.0.0.1:99999", "https://[::1]:0",
			"https://host:99999999999999999999", "https://0x7f.1:70000" })
	void saysWhatAPortIs(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerAddress.check(address))
			.withMessage("its port has to be a number from 1 to 65535.");
	}

	@Test
	void refusesANameThatStandsForALoopback() throws Exception {
		// a name is looked up when connecting: loopback is fine, link-local is not
		ServerAddress.resolve(URI.create("https://localhost:6443"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ServerAddress.resolve(URI.create("https://169.254.169.254")));
	}

}
