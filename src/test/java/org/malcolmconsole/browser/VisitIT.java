package org.malcolmconsole.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a visit says about a page fails when it is not so.
 */
class VisitIT {

	private final Browser browser = Browser.on(9);

	private final Visit visit = this.browser.open();

	@AfterEach
	void close() {
		this.browser.close();
	}

	@Test
	void findsWhatCannotBeReadAndWhatHasNoName() {
		show("<p>Good</p>");
		this.visit.isAccessible();
		show("<p style='color: #999'>Grey</p>");
		violates("color-contrast");
		show("<input id='nameless'>");
		violates("label");
		show("<p>Good</p>");
		this.visit.isAccessible();
	}

	@Test
	void looksInTheDarkToo() {
		show("<style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }</style><p>Night</p>");
		violates("DARK");
	}

	@Test
	void findsWhatIsTooWideAndWhatWentWrong() {
		show("<p style='width: 500px'>Wide</p>");
		fails(() -> this.visit.fits(390), "110");
		this.visit.isClean();
		this.visit.page().evaluate("console.error('went wrong')");
		fails(this.visit::isClean, "went wrong");
	}

	private void show(String body) {
		this.visit.page()
			.setContent(
					"<!DOCTYPE html><html lang='en'><head><title>A page</title></head><body style='margin: 0'><main>"
							+ body + "</main></body></html>");
	}

	private void violates(String rule) {
		fails(this.visit::isAccessible, rule);
	}

	private static void fails(Runnable check, String because) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(check::run).withMessageContaining(because);
	}

}
