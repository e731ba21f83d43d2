package org.malcolmconsole.credential.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.browser.TraceLogs;
import org.malcolmconsole.browser.WebTest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Accounts of senders as page and over REST, while no cluster is connected. */
@WebTest
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@ExtendWith({ OutputCaptureExtension.class, TraceLogs.class })
class MailSenderPageTests {

	private static final String API = "/api/v1/credentials/email-sender";

	private static final String PAGE = "/credentials/email-sender";

	private static final String CANARY = "canary-Robin-4714";

	@Autowired
	MockMvc mvc;

	@ParameterizedTest
	@ValueSource(strings = { "OPERATOR", "VIEWER" })
	void onlyAdministratorsSeeOrSetAnything(String role) throws Exception {
		var olga = user("olga").roles(role);
		this.mvc.perform(get(PAGE).with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(get(API).with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(json(post(API), "{}").with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(delete(API + "/alerts").with(olga).with(csrf())).andExpect(status().isForbidden());
		for (String action : new String[] { "", "/delivery", "/drop" }) {
			this.mvc.perform(post(PAGE + action).with(olga).with(csrf())).andExpect(status().isForbidden());
		}
	}

	@Test
	void anAccountWaitsAndIsDroppedOverRest() throws Exception {
		this.mvc.perform(json(post(API), "{\"sender\":\"rest\",\"username\":\"u\",\"password\":\"p\"}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.waiting[0]").value("rest"))
			.andExpect(jsonPath("$.delivery.state").value("waiting"))
			.andExpect(jsonPath("$.delivery.detail").value(containsString("is brought")));
		this.mvc.perform(post(API + "/delivery").with(csrf())).andExpect(jsonPath("$.waiting[0]").value("rest"));
		this.mvc.perform(delete(API + "/rest").with(csrf())).andExpect(jsonPath("$.waiting", hasSize(0)));
		this.mvc.perform(delete(API + "/rest").with(csrf())).andExpect(status().isNotFound());
		this.mvc.perform(json(post(API), "{\"sender\":\"a b\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors", hasSize(3)));
	}

	@Test
	void thePageShowsWhatWaitsWholeAndAsFragment() throws Exception {
		this.mvc.perform(get(PAGE))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("<nav class=\"nav-side\"")))
			.andExpect(content().string(not(containsString("style="))));
		this.mvc
			.perform(post(PAGE).with(csrf())
				.header("HX-Request", "true")
				.param("sender", "page")
				.param("username", "u")
				.param("password", "p"))
			.andExpect(status().isOk())
			.andExpect(content().string(startsWith("<main id=\"content\"")))
			.andExpect(content().string(containsString("Waits for OpenSearch")));
		this.mvc.perform(post(PAGE + "/drop").with(csrf()).param("name", "page"))
			.andExpect(content().string(not(containsString("Waits for OpenSearch"))));
	}

	@Test
	void noSecretIsShownOrLogged(CapturedOutput output) throws Exception {
		String body = JsonMapper.shared().writeValueAsString(new MailSender("canary", CANARY, CANARY));
		String wrong = JsonMapper.shared().writeValueAsString(new MailSender("a b", CANARY, CANARY));
		String everything = answer(json(post(API), body)) + answer(json(post(API), wrong))
				+ answer(json(post(API), body.replace("}", ""))) + answer(get(API)) + answer(get(PAGE))
				+ answer(post(PAGE + "/delivery").with(csrf()))
				+ answer(
						post(PAGE).with(csrf()).param("sender", "a b").param("username", "u").param("password", CANARY))
				+ answer(post(PAGE + "/drop").with(csrf()).param("name", "canary"));
		assertThat(everything).contains("canary").doesNotContain(CANARY);
		assertThat(output.getAll()).doesNotContain(CANARY);
	}

	private String answer(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andReturn().getResponse().getContentAsString();
	}

	private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
		return request.with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
