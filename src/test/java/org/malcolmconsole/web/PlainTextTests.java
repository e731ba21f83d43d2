package org.malcolmconsole.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names look like what they are, and free texts are one line. */
class PlainTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\rb", "a\u0000", "\u001b[31mred", "a\u007f", "a\u0085b", "a\u009bb", "a\u2028b",
			"a\u2029b", "admin\u202etxt", "\u2066a", "a\u200b", "a\u200d", "a\u200e", "\ufeffa", "a\u00ad", "a\ud800",
			"a\tb", "a\u061cb" })
	void aNameThatIsNotWhatItLooksLikeIsRefused(String name) {
		assertThat(PlainText.isName(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "backup", "Nightly backup (zürich) #2", "日本語", "имя", "a\u00a0b", "😀", "e\u0301" })
	void otherNamesAreTaken(String name) {
		assertThat(PlainText.isName(name)).isTrue();
	}

	@Test
	void aReasonBecomesOneLineWithoutWhatSteersOrTurns() {
		assertThat(PlainText.line(" first\r\n\tsecond\u2028third \u001b[31mred\u202etxt\u0000 "))
			.isEqualTo("first second third [31mredtxt");
		assertThat(PlainText.line("👩\u200d💻 on call")).isEqualTo("👩\u200d💻 on call");
		assertThat(PlainText.line(null)).isNull();
	}

}
