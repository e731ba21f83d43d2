package org.malcolmconsole.credential.account;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.browser.TraceLogs;
import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;
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
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Accounts of Malcolm as page and over REST. */
@WebTest
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@ExtendWith({ OutputCaptureExtension.class, TraceLogs.class })
class AccountsPageTests {

	private static final String API = "/api/v1/credentials/accounts";

	private static final String PAGE = "/credentials/accounts";

	private static final String CANARY = "canary-Wren-4712";

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	@BeforeEach
	void oneAdministratorAndAGuest() {
		this.workspace.commit(Change.by("test", "accounts")
			.putSecret("nginx/htpasswd", "boss:$2y$05$b\nguest:$2y$05$g\n".getBytes(StandardCharsets.UTF_8))
			.putSecret("config/auth.env", "MALCOLM_USERNAME=boss\nMALCOLM_PASSWORD=abc=\nK8S_SECRET=True\n"
				.getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPERATOR", "VIEWER" })
	void onlyAdministratorsSeeOrChangeAccounts(String role) throws Exception {
		var olga = user("olga").roles(role);
		this.mvc.perform(get(PAGE).with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(get(API).with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(json(post(API), "{}").with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(json(put(API + "/guest"), "{}").with(olga)).andExpect(status().isForbidden());
		this.mvc.perform(delete(API + "/guest").with(olga).with(csrf())).andExpect(status().isForbidden());
		for (String action : new String[] { "", "/password", "/remove", "/strength" }) {
			this.mvc.perform(post(PAGE + action).with(olga).with(csrf())).andExpect(status().isForbidden());
		}
	}

	@Test
	void thePageListsAccountsWholeAndAsFragment() throws Exception {
		this.mvc.perform(get(PAGE))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("<nav class=\"nav-side\"")))
			.andExpect(content().string(containsString("guest")))
			.andExpect(content().string(not(containsString("$2y$"))))
			.andExpect(content().string(not(containsString("style="))));
		this.mvc.perform(get(PAGE).param("change", "guest").header("HX-Request", "true"))
			.andExpect(content().string(startsWith("<main id=\"content\"")))
			.andExpect(content().string(containsString("Set the password")));
	}

	@Test
	void anAccountComesAndGoesOverRest() throws Exception {
		this.mvc.perform(json(post(API), "{\"username\":\"analyst\",\"generate\":true}"))
			.andExpect(status().isCreated())
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andExpect(jsonPath("$.username").value("analyst"))
			.andExpect(jsonPath("$.generated").isString());
		this.mvc.perform(json(put(API + "/analyst"), "{\"password\":\"another password\"}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.generated").doesNotExist());
		this.mvc.perform(get(API))
			.andExpect(jsonPath("$.accounts[0].administrator").value(true))
			.andExpect(jsonPath("$.accounts[2].username").value("analyst"));
		this.mvc.perform(delete(API + "/analyst").with(csrf())).andExpect(status().isOk());
		this.mvc.perform(delete(API + "/analyst").with(csrf())).andExpect(status().isNotFound());
		this.mvc.perform(delete(API + "/boss").with(csrf())).andExpect(status().isConflict());
		this.mvc.perform(json(post(API), "{\"username\":\"x\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[1].field").value("password"));
	}

	@Test
	void theFormAddsChangesAndRemovesAndKeepsWhatWasTypedButThePassword() throws Exception {
		this.mvc.perform(post(PAGE).with(csrf()).param("username", "a b").param("password", "short"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("href=\"#username\"")))
			.andExpect(content().string(containsString("value=\"a b\"")))
			.andExpect(content().string(not(containsString("value=\"short\""))));
		this.mvc.perform(post(PAGE).with(csrf()).param("username", "analyst").param("generate", "true"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("id=\"secret\"")));
		this.mvc.perform(get(PAGE)).andExpect(content().string(not(containsString("id=\"secret\""))));
		this.mvc
			.perform(
					post(PAGE + "/password").with(csrf()).param("username", "analyst").param("password", "long enough"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("changed")));
		this.mvc.perform(post(PAGE + "/remove").with(csrf()).param("username", "analyst"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("removed")));
	}

	@Test
	void strengthIsToldWithoutRepeatingThePassword() throws Exception {
		this.mvc.perform(post(PAGE + "/strength").with(csrf()).param("password", "zebrazebra"))
			.andExpect(content().string(startsWith("<div")))
			.andExpect(content().string(containsString("Fair")))
			.andExpect(content().string(not(containsString("zebra"))));
		this.mvc.perform(post(PAGE + "/strength").with(csrf()))
			.andExpect(content().string(not(containsString("progress"))));
	}

	@Test
	void noPasswordIsShownOrLogged(CapturedOutput output) throws Exception {
		String body = JsonMapper.shared().writeValueAsString(new AccountForm("canary", CANARY, null));
		String everything = answer(json(post(API), body)) + answer(json(post(API), body))
				+ answer(json(put(API + "/canary"), body)) + answer(get(API)) + answer(get(PAGE))
				+ answer(post(PAGE).with(csrf()).param("username", "canary").param("password", CANARY))
				+ answer(post(PAGE + "/strength").with(csrf()).param("password", CANARY))
				+ this.workspace.diff(0, this.workspace.current().number()) + this.workspace.revisions(0, 50);
		assertThat(everything).doesNotContain(CANARY).doesNotContain("$2y$");
		assertThat(output.getAll()).doesNotContain(CANARY).doesNotContain("$2y$");
	}

	private String answer(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andReturn().getResponse().getContentAsString();
	}

	private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
		return request.with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
