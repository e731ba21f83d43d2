package org.malcolmconsole.infrastructure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.malcolmconsole.cluster.Connection.IngressClass;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.infrastructure.manifest.ManifestText;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;
import org.malcolmconsole.workspace.MemoryWorkspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * From a form or own YAML to an ingress, and back.
 */
class IngressTests {

	private final StandInCluster cluster = new StandInCluster();

	private MemoryWorkspace workspace = StorageTests.directory(Map.of());

	private Ingresses ingresses = new Ingresses(this.workspace, this.cluster,
			new OwnManifests(this.workspace, TestRelease.BUNDLED, this.cluster));

	@Test
	void nginxIsTheIngressOfTheReleasesOwnExample() {
		this.ingresses.save(nginx(null, null, null), "tester");
		Manifest example = ManifestText
			.manifests("example",
					TestRelease.BUNDLED.bundledFiles(this.workspace.release())
						.get("kubernetes/99-ingress-nginx.yml.example"))
			.get(0);
		assertThat(written()).containsExactly(example);
	}

	static List<IngressForm> forms() {
		return List.of(nginx(null, null, false), nginx("malcolm.example.org", "nginx", true),
				nginx("*.example.org", null, false), nginx(null, "public", false));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void everyFormIsReadBackAsItWasWritten(IngressForm form) {
		this.ingresses.save(form, "tester");
		IngressView view = this.ingresses.view();
		assertThat(new IngressForm(view.kind(), view.host(), view.ingressClass(), view.tlsPassthrough(), view.yaml()))
			.isEqualTo(form);
		assertThat(view.file()).isEqualTo("kubernetes/99-ingress-nginx.yml");
	}

	@Test
	void aClassReplacesTheAnnotationAndBothNeverStandTogether() {
		this.ingresses.save(nginx(null, "public", null), "tester");
		assertThat(written().get(0).annotations()).doesNotContainKey("kubernetes.io/ingress.class");
		assertThat(written().get(0).text("spec", "ingressClassName")).contains("public");
		assertThat(this.ingresses.view().warnings()).singleElement().asString().contains("public");
		this.cluster.ingressClasses(new IngressClass("public", "k8s.io/ingress-nginx", true));
		assertThat(this.ingresses.view().warnings()).isEmpty();
	}

	@Test
	void noneRemovesTheFileAndSaysHowMalcolmIsReachedThen() {
		assertThat(this.ingresses.view().kind()).isEqualTo("none");
		this.ingresses.save(nginx(null, null, null), "tester");
		this.ingresses.save(IngressForm.none(), "tester");
		assertThat(this.workspace.has(Ingresses.FILE)).isFalse();
		assertThat(this.ingresses.view().warnings()).singleElement().asString().contains("port forward");
	}

	@Test
	void anotherPersonsIngressIsShownAsItIs() {
		String text = "apiVersion: networking.k8s.io/v1\nkind: Ingress # mine\nmetadata: {name: mine, namespace: malcolm}\n";
		this.workspace = StorageTests.directory(Map.of("kubernetes/99-ingress-mine.yml", text));
		this.ingresses = new Ingresses(this.workspace, this.cluster,
				new OwnManifests(this.workspace, TestRelease.BUNDLED, this.cluster));
		assertThat(this.ingresses.view().kind()).isEqualTo("yaml");
		assertThat(this.ingresses.view().yaml()).isEqualTo(text);
		this.ingresses.save(IngressForm.ofYaml(text + "# more\n"), "tester");
		assertThat(this.workspace.text("kubernetes/99-ingress-mine.yml")).isEqualTo(text + "# more\n");
		assertThat(this.workspace.has(Ingresses.FILE)).isFalse();
	}

	@Test
	void otherKindsOfObjectsMayStandInOwnYaml() {
		String text = "apiVersion: traefik.io/v1alpha1\nkind: IngressRouteTCP\nmetadata: {name: malcolm, namespace: malcolm}\n";
		this.ingresses.save(IngressForm.ofYaml(text), "tester");
		assertThat(this.ingresses.view().yaml()).isEqualTo(text);
	}

	@Test
	void everyWrongFieldIsNamed() {
		assertThat(refused(nginx("https://malcolm", "No Name", true))).containsExactly("host", "ingressClass");
		assertThat(refused(nginx("10.0.0.1", null, null))).containsExactly("host");
		assertThat(refused(nginx(null, null, true))).containsExactly("host");
		assertThat(refused(new IngressForm("traefik", null, null, null, null))).containsExactly("kind");
		assertThat(refused(IngressForm.ofYaml(" "))).containsExactly("yaml");
		assertThat(refused(IngressForm.ofYaml("kind: Ingress\nmetadata: {name: a, namespace: b}")))
			.containsExactly("yaml");
		assertThat(this.workspace.changes()).isEmpty();
	}

	private List<String> refused(IngressForm form) {
		return catchThrowableOfType(InvalidFields.class, () -> this.ingresses.save(form, "tester")).errors()
			.stream()
			.map(FieldError::field)
			.toList();
	}

	private List<Manifest> written() {
		return ManifestText.manifests(Ingresses.FILE,
				this.workspace.text(Ingresses.FILE).getBytes(StandardCharsets.UTF_8));
	}

	private static IngressForm nginx(String host, String ingressClass, Boolean passthrough) {
		return new IngressForm("nginx", host, ingressClass, passthrough, null);
	}

}
