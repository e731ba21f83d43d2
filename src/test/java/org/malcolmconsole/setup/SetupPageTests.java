package org.malcolmconsole.setup;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.WebTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** The page of the first run, whole and as fragment, over two steps of a test. */
@WebTest
@TestPropertySource(properties = "spring.main.allow-bean-definition-overriding=true")
@Import(Steps.class)
@WithMockUser(roles = "ADMINISTRATOR")
class SetupPageTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Steps.First first;

	@Autowired
	Steps.Second second;

	@BeforeEach
	void nothingIsDone() {
		this.first.todo("Say who you are.");
		this.second.todo("Say where to go.");
	}

	@Test
	void thePageShowsEveryStepInOrderWithItsSentence() throws Exception {
		this.mvc.perform(get("/setup"))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("<html", "From nothing to a running Malcolm",
					"step-test-first", "Say who you are.", "step-test-second", "Say where to go.")));
	}

	@Test
	void htmxGetsTheContentAlone() throws Exception {
		this.mvc.perform(get("/setup").header("HX-Request", "true"))
			.andExpect(status().isOk())
			.andExpect(content().string(allOf(containsString("step-test-first"), not(containsString("<html")))));
	}

	@Test
	void theFirstStepThatIsNotDoneIsTheNextOne() throws Exception {
		this.first.done("You are Ada.");
		this.mvc.perform(get("/setup").header("HX-Request", "true"))
			.andExpect(content().string(Matchers.matchesPattern(
					"(?s).*<li id=\"step-test-second\"(?=[^>]* class=\"next\")(?=[^>]* aria-current=\"step\").*")))
			.andExpect(content().string(containsString("You are Ada.")));
	}

	@Test
	void whenEveryStepIsDoneThePageSaysSoAndTheBarIsGone() throws Exception {
		this.first.done("You are Ada.");
		this.second.done("To the sea.");
		this.mvc.perform(get("/setup").header("HX-Request", "true"))
			.andExpect(content().string(stringContainsInOrder("Everything is done", "2 of 2 done")));
		this.mvc.perform(get(this.first.href())).andExpect(content().string(not(containsString("id=\"way\""))));
	}

	@Test
	void aStepThatNeedsAttentionSaysSoInWords() throws Exception {
		this.second.attention("The road is closed.");
		this.mvc.perform(get("/setup").header("HX-Request", "true"))
			.andExpect(content()
				.string(stringContainsInOrder("step-test-second", "needs attention", "The road is closed.")));
	}

	@Test
	void thePageOfAStepLeadsToTheNextOne() throws Exception {
		this.mvc.perform(get("/setup/way").param("at", this.first.href()).header("HX-Request", "true"))
			.andExpect(status().isOk())
			.andExpect(
					content().string(stringContainsInOrder("id=\"way\"", "Step 1, 0 of 2 done", "0 of 2 steps are done",
							"Say who you are.", "href=\"" + this.second.href() + "\"", "Next: ", "Second")));
	}

	@Test
	void aPageThatIsNoStepHasNoBar() throws Exception {
		this.mvc.perform(get("/setup/way").param("at", "/elsewhere").header("HX-Request", "true"))
			.andExpect(status().isOk())
			.andExpect(content().string(not(containsString("id=\"way\""))));
		this.mvc.perform(get("/setup")).andExpect(content().string(not(containsString("id=\"way\""))));
	}

	@Test
	void theBarStandsOnThePageOfAStep() throws Exception {
		this.mvc.perform(get(this.first.href()))
			.andExpect(content().string(stringContainsInOrder("id=\"way\"", "Step 1, 0 of 2 done", "<main")));
	}

}
