package org.malcolmconsole.security;

import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.malcolmconsole.certificate.CertificateFacts;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The console's own certificate among all others, and its renewal.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.tls.enabled=true", "console.allowed-hosts=console.example.org" })
@AutoConfigureMockMvc
@WithMockUser(username = "ada", roles = "ADMINISTRATOR")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnCertificateIT {

	private static final String CENTRE = "/api/v1/certificates";

	@Autowired
	MockMvc mvc;

	@LocalServerPort
	int port;

	@Test
	@Order(1)
	void theCentreListsWhatTheConsoleShowsToBrowsers() throws Exception {
		String all = body(get(CENTRE));
		List<Object> own = JsonPath.read(all, "$.certificates[?(@.id=='console')]");
		assertThat(own).hasSize(1);
		assertThat(JsonPath.<String>read(own.get(0), "$.fingerprint")).isEqualTo(shown());
		assertThat(JsonPath.<String>read(own.get(0), "$.state")).isEqualTo("valid");
		assertThat(JsonPath.<Boolean>read(own.get(0), "$.renewable")).isTrue();
		assertThat(JsonPath.<List<String>>read(own.get(0), "$.alternativeNames")).contains("console.example.org",
				"127.0.0.1");
		assertThat(all).doesNotContain("PRIVATE KEY");
	}

	@Test
	@Order(2)
	void aRenewedOneIsListedAtOnceAndShownAfterTheNextStart() throws Exception {
		String shown = shown();
		String before = body(get(CENTRE + "/console"));
		String after = body(post(CENTRE + "/console/renew").with(csrf()));
		for (String kept : List.of("subject", "alternativeNames", "totalDays", "key")) {
			assertThat(JsonPath.<Object>read(after, "$." + kept)).as(kept)
				.isEqualTo(JsonPath.read(before, "$." + kept));
		}
		assertThat(JsonPath.<String>read(after, "$.fingerprint")).isNotEqualTo(shown);
		assertThat(JsonPath.<String>read(after, "$.advice")).contains("when the console starts again");
		assertThat(body(get(CENTRE + "/console"))).isEqualTo(after);
		assertThat(shown()).as("until then").isEqualTo(shown);
	}

	@Test
	@Order(3)
	@WithMockUser(username = "olga", roles = "OPERATOR")
	void onlyAdministratorsRenewIt() throws Exception {
		this.mvc.perform(post(CENTRE + "/console/renew").with(csrf())).andExpect(status().isForbidden());
	}

	private String shown() throws Exception {
		return CertificateFacts.of(TlsPeer.certificate(this.port)).fingerprint();
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
	}

}
