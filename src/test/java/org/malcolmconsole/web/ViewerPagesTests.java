package org.malcolmconsole.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.browser.WebTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those see who may look only: every page, and no button that would be refused.
 */
@WebTest
@WithMockUser(roles = "VIEWER")
class ViewerPagesTests {

	private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);

	private static final Pattern FAR_BUTTON = Pattern.compile("<button[^>]* form=[^>]*>");

	private static final Pattern LINK = Pattern.compile("href=\"(/[a-z/-]*)\"");

	@Autowired
	MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/setup", "/settings", "/settings/transfer", "/storage", "/storage?kind=host-path",
			"/ingress", "/review", "/logs", "/operations", "/history", "/history/1", "/certificates" })
	void everythingThatChangesSomethingIsOff(String page) {
		assertThat(parts(page, FORM)).allSatisfy((form) -> assertThat(form).contains("disabled=\"disabled\""));
		assertThat(parts(page, FAR_BUTTON)).allSatisfy((button) -> assertThat(button).contains("disabled"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/settings", "/settings/transfer", "/storage", "/ingress", "/review" })
	void aSentenceSaysWhy(String page) {
		assertThat(main(page)).contains("id=\"looking-only\"", "the role of an operator");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/settings", "/storage", "/ingress", "/review" })
	@WithMockUser(roles = "OPERATOR")
	void anOperatorHasTheSameFormsInUse(String page) {
		assertThat(main(page)).doesNotContain("id=\"looking-only\"", "<fieldset disabled");
	}

	@Test
	void noLinkLeadsToAPageThatIsRefused() {
		for (String page : List.of("/", "/setup", "/settings", "/storage", "/ingress", "/review", "/history")) {
			String html = body(page);
			List<String> links = LINK.matcher(html).results().map((found) -> found.group(1)).distinct().toList();
			assertThat(links).as("links of %s", page).isNotEmpty().noneMatch(this::isRefused);
		}
	}

	private boolean isRefused(String page) {
		return this.mvc.get().uri(page).exchange().getResponse().getStatus() == 403;
	}

	private List<String> parts(String page, Pattern pattern) {
		return pattern.matcher(main(page)).results().map(MatchResult::group).toList();
	}

	private String main(String page) {
		String html = body(page);
		return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
	}

	private String body(String page) {
		var answer = this.mvc.get().uri(page).exchange();
		assertThat(answer).hasStatusOk();
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
