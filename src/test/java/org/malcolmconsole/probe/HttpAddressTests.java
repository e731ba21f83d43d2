package org.malcolmconsole.probe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What an address of an OpenSearch may look like. */
class HttpAddressTests {

	@ParameterizedTest
	@CsvSource({ "https://search.example.org:9200,https://search.example.org:9200",
			"HTTPS://Search.Example.ORG./a/b/,https://search.example.org:443/a/b",
			"http://opensearch:9200,http://opensearch:9200", "http://10.0.0.1,http://10.0.0.1:80",
			"https://[fd12::1]:9200,https://[fd12::1]:9200" })
	void takesAddressesOfServers(String text, String read) {
		assertThat(HttpAddress.parse(text)).hasToString(read);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "search.example.org", "ftp://search.example.org", "file:///etc/passwd",
			"gopher://host", "https://", "https://user:canary@host", "https://host/?a=b", "https://host/#a",
			"https://host:0", "https://host:99999", "https://a b", "https://0x7f.1", "https://2130706433",
			"https://0177.0.0.1", "https://host/%0a", "https://host\n", "https://ho\"st", "https://host/a\"b",
			"https://-host", "https://[::1%25lo]", "https://999.1.1.1.1" })
	void refusesEverythingElse(String text) {
		String trap = text.endsWith("\n") ? text + "x" : text;
		assertThatIllegalArgumentException().isThrownBy(() -> HttpAddress.parse(trap))
			.withMessageNotContaining("canary");
	}

}
