package org.malcolmconsole.opensearch;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/** Which changes a login's file follows. */
class VerificationRuleTests {

	private static final String ENV = "config/opensearch.env";

	private static final String PRIMARY = ".opensearch.primary.curlrc";

	private static final String SECONDARY = ".opensearch.secondary.curlrc";

	private final VerificationRule rule = new VerificationRule();

	@Test
	void theFileOfALoginFollowsItsSettingBothWays() {
		Contents before = contents("OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\n", "user: \"u:p\"\n");
		Contents off = before.after(completed(before, "OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=false\n"));
		assertThat(text(off, PRIMARY)).isEqualTo("user: \"u:p\"\ninsecure\n");
		assertThat(text(off, SECONDARY)).isEqualTo("user: \"other:p\"\n");
		Contents on = off.after(completed(off, "OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\n"));
		assertThat(text(on, PRIMARY)).isEqualTo("user: \"u:p\"\n");
	}

	@Test
	void whatIsWrittenStaysSecret() {
		Contents before = contents("OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\n", "user: \"u:p\"\n");
		assertThat(completed(before, "OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=false\n").secret())
			.containsExactly(PRIMARY);
	}

	@Test
	void anotherVariableMovesNoLogin() {
		Contents before = contents("OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\n", "user: \"u:p\"\ninsecure\n");
		Change change = completed(before, "OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\nOPENSEARCH_URL=x\n");
		assertThat(change.files()).containsOnlyKeys(ENV);
	}

	@Test
	void noFileIsMadeWithoutALogin() {
		Contents before = contents("OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=true\n", "");
		Change change = completed(before, "OPENSEARCH_SSL_CERTIFICATE_VERIFICATION=false\n");
		assertThat(change.files()).containsOnlyKeys(ENV);
	}

	private Change completed(Contents before, String env) {
		return this.rule.complete(Change.by("ada", "test").put(ENV, bytes(env)), before);
	}

	private static Contents contents(String env, String login) {
		return Contents.of(Map.of(ENV, bytes(env), PRIMARY, bytes(login), SECONDARY, bytes("user: \"other:p\"\n")));
	}

	private static String text(Contents contents, String path) {
		return new String(contents.file(path).orElseThrow(), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
