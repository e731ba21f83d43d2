package org.malcolmconsole.infrastructure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.browser.WebTest;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Storage and ingress as page, fragment and REST.
 */
@WebTest
@WithMockUser(username = "olga", roles = "OPERATOR")
class InfrastructurePageTests {

	private static final String ROUTE = "apiVersion: route.openshift.io/v1\nkind: Route # mine\nmetadata: {name: malcolm, namespace: malcolm}\nspec: {to: {kind: Service, name: nginx-proxy}}\n";

	private static final String POWER = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: mine}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}\n---\n"
			+ ROUTE;

	@Autowired
	MockMvc mvc;

	@Autowired
	Workspace workspace;

	@ParameterizedTest
	@ValueSource(strings = { "/storage", "/ingress" })
	@WithMockUser(roles = "VIEWER")
	void everybodyReadsThePageWholeAndAsFragment(String page) throws Exception {
		this.mvc.perform(get(page))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("<nav class=\"nav-side\"")))
			.andExpect(content().string(not(containsString("style="))));
		this.mvc.perform(get(page).header("HX-Request", "true"))
			.andExpect(status().isOk())
			.andExpect(content().string(startsWith("<main id=\"content\"")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "storage-class", "host-path", "nfs", "efs", "existing", "yaml" })
	void everyKindOfStorageHasItsFields(String kind) throws Exception {
		this.mvc.perform(get("/storage").param("kind", kind))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("value=\"" + kind + "\"")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nginx", "none", "yaml" })
	void everyKindOfIngressHasItsFields(String kind) throws Exception {
		this.mvc.perform(get("/ingress").param("kind", kind))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("value=\"" + kind + "\"")));
	}

	@Test
	void aFormIsSavedInTheNameOfThePerson() throws Exception {
		this.mvc
			.perform(post("/storage").with(csrf())
				.param("kind", "host-path")
				.param("path", "/srv/page")
				.param("claims[pcap-claim].size", "7Gi"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Saved to")))
			.andExpect(content().string(containsString("one node")));
		assertThat(text(Storage.FILE)).contains("/srv/page/pcap", "storage: \"7Gi\"");
		assertThat(this.workspace.revisions(0, 1).get(0).actor()).isEqualTo("olga");
	}

	@Test
	void aBadFormAnswers422WithEveryReasonAndKeepsWhatWasTyped() throws Exception {
		this.mvc
			.perform(post("/storage").with(csrf())
				.header("HX-Request", "true")
				.param("kind", "nfs")
				.param("path", "not/absolute")
				.param("claims[pcap-claim].size", "many"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("not/absolute")))
			.andExpect(content().string(containsString("href=\"#server\"")))
			.andExpect(content().string(containsString("href=\"#claims.pcap-claim.size\"")))
			.andExpect(content().string(containsString("value=\"many\"")))
			.andExpect(content().string(startsWith("<main id=\"content\"")));
		this.mvc.perform(post("/ingress").with(csrf()).param("kind", "nginx").param("host", "https://x"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("Give a host name")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/storage", "/ingress" })
	@WithMockUser(roles = "VIEWER")
	void viewersChangeNothing(String page) throws Exception {
		String before = this.workspace.current().id();
		this.mvc.perform(post(page).with(csrf()).param("kind", "none")).andExpect(status().isForbidden());
		this.mvc
			.perform(put("/api/v1" + page).with(csrf())
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"kind\":\"none\"}"))
			.andExpect(status().isForbidden());
		assertThat(this.workspace.current().id()).isEqualTo(before);
	}

	@Test
	void storageGoesThroughRestAndBack() throws Exception {
		this.mvc.perform(put("/api/v1/storage").with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"kind\":\"host-path\",\"path\":\"/srv/rest\",\"claims\":{\"zeek-claim\":{\"size\":\"9Gi\"}}}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.manifest").value(containsString("/srv/rest/zeek-logs")))
			.andExpect(jsonPath("$.warnings", hasSize(1)));
		this.mvc.perform(get("/api/v1/storage"))
			.andExpect(jsonPath("$.kind").value("host-path"))
			.andExpect(jsonPath("$.path").value("/srv/rest"))
			.andExpect(jsonPath("$.configured").value(true))
			.andExpect(jsonPath("$.claims.zeek-claim.size").value("9Gi"));
	}

	@Test
	void ingressGoesThroughRestAndBack() throws Exception {
		this.mvc
			.perform(put("/api/v1/ingress").with(csrf())
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"kind\":\"nginx\",\"host\":\"malcolm.lab\",\"tlsPassthrough\":true}"))
			.andExpect(status().isOk());
		this.mvc.perform(get("/api/v1/ingress"))
			.andExpect(jsonPath("$.kind").value("nginx"))
			.andExpect(jsonPath("$.host").value("malcolm.lab"))
			.andExpect(jsonPath("$.tlsPassthrough").value(true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/storage | {"kind":"host-path","path":"x"} | path
			/storage | {"yaml":"kind: Nothing"} | yaml
			/storage | {} | kind
			/ingress | {"kind":"alb"} | kind
			/ingress | {"yaml":"{["} | yaml
			""")
	void badBodiesAreProblemDetailsWithTheirFields(String path, String body, String field) throws Exception {
		this.mvc.perform(put("/api/v1" + path).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.errors[*].field", hasItem(field)))
			.andExpect(jsonPath("$.title").value("This cannot be used as it is"));
	}

	@Test
	void anOperatorsIngressTextWithAClusterRoleBindingIsRefusedWithFileLineAndKind() throws Exception {
		long before = this.workspace.current().number();
		putIngress(user("olga").roles("OPERATOR"), POWER).andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("yaml"))
			.andExpect(jsonPath("$.errors[0].message")
				.value(containsString("document 1, line 1: ClusterRoleBinding (rbac.authorization.k8s.io)")))
			.andExpect(jsonPath("$.errors[0].message").value(containsString("HTTPRoute (gateway.networking.k8s.io)")));
		this.mvc.perform(post("/ingress").with(csrf()).param("kind", "yaml").param("yaml", POWER))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("ClusterRoleBinding (rbac.authorization.k8s.io)")));
		this.mvc
			.perform(put("/api/v1/storage").with(csrf())
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"kind\":\"host-path\",\"path\":\"/etc\"}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.errors[0].field").value("path"));
		assertThat(this.workspace.current().number()).isEqualTo(before);
	}

	@Test
	void whatAnAdministratorBroughtIsNeitherBroughtBackNorTakenAwayByAnOperator() throws Exception {
		var admin = user("ada").roles("ADMINISTRATOR");
		putIngress(admin, ROUTE).andExpect(status().isOk());
		long harmless = this.workspace.current().number();
		putIngress(admin, POWER).andExpect(status().isOk());
		long powerful = this.workspace.current().number();
		this.mvc.perform(post("/api/v1/revisions/{n}/restore", harmless).with(csrf()))
			.andExpect(status().isForbidden())
			.andExpect(jsonPath("$.detail").value(containsString("ClusterRoleBinding")));
		putIngress(user("olga").roles("OPERATOR"), ROUTE).andExpect(status().isForbidden());
		putIngress(user("olga").roles("OPERATOR"), POWER.replace("# mine", "# ours")).andExpect(status().isOk());
		putIngress(admin, POWER).andExpect(status().isOk());
		powerful = this.workspace.current().number();
		this.mvc.perform(post("/ingress").with(csrf()).param("kind", "none")).andExpect(status().isForbidden());
		assertThat(this.workspace.current().number()).isEqualTo(powerful);
		putIngress(admin, ROUTE).andExpect(status().isOk());
		this.mvc.perform(post("/api/v1/revisions/{n}/restore", powerful).with(csrf()))
			.andExpect(status().isForbidden());
		this.mvc.perform(get("/history/{n}", powerful))
			.andExpect(content().string(containsString("is for administrators")));
		this.mvc.perform(post("/history/{n}/restore", powerful).with(csrf())).andExpect(status().isForbidden());
	}

	@Test
	void aRouteOfAnotherControllerIsShownAsItWasWritten() throws Exception {
		putIngress(user("olga").roles("OPERATOR"), ROUTE).andExpect(status().isOk());
		this.mvc.perform(get("/api/v1/ingress"))
			.andExpect(jsonPath("$.kind").value("yaml"))
			.andExpect(jsonPath("$.yaml").value(ROUTE))
			.andExpect(jsonPath("$.operatorKinds", hasItem("Route (route.openshift.io)")));
	}

	@Test
	void noSecretOfAnOwnTextIsReadByAnybody() throws Exception {
		putIngress(user("ada").roles("ADMINISTRATOR"), ROUTE
				+ "---\n{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: x}, stringData: {a: hunter2}}]}\n# hunter2\n")
			.andExpect(status().isUnprocessableContent());
		putIngress(user("ada").roles("ADMINISTRATOR"), ROUTE
				+ "---\n{apiVersion: v1, kind: Secret, metadata: {name: x}, stringData: {a: hunter2}}\n# hunter2\n")
			.andExpect(status().isOk())
			.andExpect(content().string(not(containsString("hunter2"))));
		long number = this.workspace.current().number();
		for (String page : List.of("/ingress", "/api/v1/ingress", "/api/v1/revisions", "/api/v1/revisions/" + number,
				"/history/" + number, "/history/compare?from=1&to=" + number, "/api/v1/revisions/1/diff/" + number,
				"/api/v1/plan")) {
			this.mvc.perform(get(page).with(user("vera").roles("VIEWER")))
				.andExpect(content().string(not(containsString("hunter2"))));
		}
		this.mvc.perform(get("/api/v1/ingress")).andExpect(jsonPath("$.yaml").value(containsString("********")));
		putIngress(user("ada").roles("ADMINISTRATOR"), ROUTE + "# ********\n")
			.andExpect(status().isUnprocessableContent());
		putIngress(user("ada").roles("ADMINISTRATOR"), ROUTE).andExpect(status().isOk());
	}

	@Test
	void thePageSaysWhichKindsOperatorsMayWrite() throws Exception {
		this.mvc.perform(get("/storage").param("kind", "yaml"))
			.andExpect(content().string(containsString("StorageClass (storage.k8s.io)")));
		this.mvc.perform(get("/ingress").param("kind", "yaml"))
			.andExpect(content().string(containsString("IngressRouteTCP (traefik.io)")));
	}

	private ResultActions putIngress(RequestPostProcessor who, String yaml) throws Exception {
		return this.mvc.perform(put("/api/v1/ingress").with(who)
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(JsonMapper.shared().writeValueAsString(Map.of("yaml", yaml))));
	}

	private String text(String path) {
		return this.workspace.read().file(path).map(String::new).orElse("");
	}

}
