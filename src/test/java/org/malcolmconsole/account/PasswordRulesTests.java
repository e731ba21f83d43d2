package org.malcolmconsole.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "Grey-lantern-42", "drei kleine Katzen", "übergroße Äpfel" })
	void takesLongPasswordsOfAnyKind(String password) {
		assertThat(PasswordRules.broken("analyst", password)).isEmpty();
	}

	@Test
	void wantsTwelveCharacters() {
		assertThat(PasswordRules.broken("analyst", "Grey-lant-4")).containsExactly("At least 12 characters");
		assertThat(PasswordRules.broken("analyst", "x-7".repeat(60))).contains("At most 128 characters");
	}

	@Test
	void doesNotTakeTheUserName() {
		assertThat(PasswordRules.broken("Analyst", "my-analyst-2026")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password1234", "Password-2026!", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012",
			"Administrator1", "abcdefghijkl" })
	void doesNotTakeWhatEverybodyTriesFirst(String password) {
		assertThat(PasswordRules.broken("someone", password)).hasSize(1);
	}

}
