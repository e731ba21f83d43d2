package org.malcolmconsole.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody writes lines of his own into the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTests {

	@ParameterizedTest
	@ValueSource(strings = { "\r", "\n", "\u001b", "\u009b", "\u0085", "\u2028", "\u202e", "\u2066", "\u200b", "\ufeff",
			"\"", "\\", "\u0000", "\t", "\ud800" })
	void whatATerminalOrAReaderOfLinesActsOnIsSpelledOut(String character) {
		assertThat(SecurityLog.quoted("a" + character + "b"))
			.isEqualTo("\"a\\u{%x}b\"".formatted(character.codePointAt(0)));
	}

	@Test
	void namesOfAllLanguagesStayReadableAndLongOnesAreCut() {
		assertThat(SecurityLog.quoted("Jürgen 山田")).isEqualTo("\"Jürgen 山田\"");
		assertThat(SecurityLog.quoted("x".repeat(1_000_000))).hasSize(203);
	}

	@Test
	void aLineSaysWhatHappenedAndWho(CapturedOutput log) {
		new SecurityLog().write("sign-in", "refused", "account", "eve\nforged");
		assertThat(log.getAll()
			.lines()
			.filter((line) -> line
				.endsWith("action=sign-in outcome=refused account=\"eve\\u{a}forged\" by=\"-\" from=\"-\"")))
			.hasSize(1);
	}

}
