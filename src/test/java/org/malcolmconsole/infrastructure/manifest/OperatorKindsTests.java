package org.malcolmconsole.infrastructure.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.infrastructure.manifest.OperatorKinds.Reserved;
import org.malcolmconsole.release.TestRelease;

import static org.assertj.core.api.Assertions.assertThat;

/** Which texts operators may write, by the rules of the bundled release. */
class OperatorKindsTests {

	private static final String PAGES = "rules: [{http: {paths: [{path: %s, backend: {service: {name: %s, port: {number: %s}}}}]}}]";

	private final OperatorKinds kinds = OperatorKinds
		.read(TestRelease.BUNDLED.operatorRules(TestRelease.BUNDLED.newest()), "malcolm");

	@ParameterizedTest
	@ValueSource(strings = { "01-volumes-nfs", "01-volumes-aws-efs", "99-ingress-aws-alb" })
	void theExamplesOfTheReleaseAreForOperators(String example) {
		assertThat(this.kinds.reserved(example, example(example))).isEmpty();
	}

	@Test
	void portListsOfAControllerInAnotherNamespaceAreForAdministrators() {
		assertThat(this.kinds.reserved("x.yml", example("99-ingress-nginx"))).singleElement()
			.extracting(Reserved::sentence)
			.asString()
			.startsWith("x.yml, document 2, line")
			.contains("ConfigMap is for administrators", "Ingress (networking.k8s.io)", "HTTPRoute");
	}

	@Test
	void everyObjectAndFieldIsNamedWithItsLine() {
		assertThat(sentences("""
				apiVersion: v1
				kind: Service
				metadata:
				  name: door
				  namespace: kube-system
				  ownerReferences: [{kind: Node}]
				spec:
				  type: ExternalName
				  externalIPs:
				    - 10.0.0.1
				---
				apiVersion: rbac.authorization.k8s.io/v1
				kind: ClusterRoleBinding
				metadata: {name: mine}
				""")).satisfiesExactly(
				(one) -> assertThat(one).startsWith("x.yml, document 1, line 5, metadata.namespace: this value"),
				(one) -> assertThat(one).startsWith("x.yml, document 1, line 6, metadata.ownerReferences[0].kind"),
				(one) -> assertThat(one).startsWith("x.yml, document 1, line 8, spec.type: this value"),
				(one) -> assertThat(one).startsWith("x.yml, document 1, line 10, spec.externalIPs[0]: this field"),
				(one) -> assertThat(one).contains("a Service without spec.selector.name"),
				(one) -> assertThat(one).startsWith("x.yml, document 2, line 12: ClusterRoleBinding (rbac"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "apiVersion: evil.example/v1, kind: Ingress", "apiVersion: v1, kind: Ingress",
			"apiVersion: networking.k8s.io, kind: Ingress", "apiVersion: networking.k8s.io/v1, kind: ingress",
			"apiVersion: networking.k8s.io/v1, kind: IngressClass",
			"apiVersion: networking.k8s.io/v1, kind: NetworkPolicy", "apiVersion: v1, kind: Pod",
			"apiVersion: v1, kind: Secret", "apiVersion: v1, kind: ServiceAccount", "apiVersion: v1, kind: Endpoints",
			"apiVersion: v1, kind: Namespace", "apiVersion: v1, kind: ConfigMap",
			"apiVersion: discovery.k8s.io/v1, kind: EndpointSlice", "apiVersion: apps/v1, kind: Deployment",
			"apiVersion: batch/v1, kind: CronJob", "apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding",
			"apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration",
			"apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition",
			"apiVersion: apiregistration.k8s.io/v1, kind: APIService", "apiVersion: storage.k8s.io/v1, kind: CSIDriver",
			"apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass",
			"apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant",
			"apiVersion: traefik.io/v1alpha1, kind: TLSStore",
			"apiVersion: elbv2.k8s.aws/v1beta1, kind: TargetGroupBinding",
			"apiVersion: elbv2.k8s.aws/v1beta1, kind: IngressClassParams",
			"apiVersion: cert-manager.io/v1, kind: Issuer", "apiVersion: cert-manager.io/v1, kind: Certificate" })
	void otherKindsAreForAdministratorsAlsoInLists(String kind) {
		String object = "{" + kind + ", metadata: {name: a}}";
		assertThat(sentences(object)).hasSize(1);
		assertThat(sentences("{apiVersion: v1, kind: List, items: [" + object + "]}")).hasSize(1);
		assertThat(sentences(
				"{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: PodList, items: [" + object + "]}]}"))
			.hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "annotations: {nginx.ingress.kubernetes.io/configuration-snippet: x}",
			"annotations: {nginx.ingress.kubernetes.io/server-snippet: x}",
			"annotations: {nginx.ingress.kubernetes.io/auth-url: 'http://evil.example'}",
			"annotations: {nginx.ingress.kubernetes.io/auth-tls-secret: kube-system/ca}",
			"annotations: {nginx.ingress.kubernetes.io/mirror-target: 'http://evil.example'}",
			"annotations: {nginx.ingress.kubernetes.io/proxy-body-size: '0; }'}",
			"annotations: {nginx.org/server-snippets: x}",
			"annotations: {traefik.ingress.kubernetes.io/router.middlewares: x}",
			"annotations: {alb.ingress.kubernetes.io/group.name: everybody}",
			"annotations: {external-dns.alpha.kubernetes.io/hostname: bank.example}", "finalizers: [mine]",
			"generateName: a", "ownerReferences: [{name: a}]", "namespace: kube-system" })
	void metadataThatRunsSomethingOrReachesOthersIsForAdministrators(String metadata) {
		assertThat(
				sentences("{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a, " + metadata + "}}"))
			.hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/, opensearch, 9200", "/, htadmin, 80", "/, upload, 80", "/, logstash, 9600",
			"'/x;} location / {', nginx-proxy, 443", "/, nginx-proxy.kube-system, 443" })
	void anIngressLeadsToTheDoorsOfMalcolmOnly(String pages) {
		assertThat(ingress(PAGES.formatted((Object[]) pages.split(", ")))).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rules: [{http: {paths: [{path: /, backend: {resource: {kind: Secret, name: a}}}]}}]",
			"defaultBackend: {service: {name: opensearch}}", "tls: [{secretName: kube-system/ca}]" })
	void anIngressReachesNoSecretsOfOthers(String spec) {
		assertThat(ingress(spec)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hostPath: {path: /}", "hostPath: {path: /etc}", "hostPath: {path: /srv/../etc}",
			"hostPath: {path: /srv/..}", "hostPath: {path: //srv}", "hostPath: {path: /srv/.hidden}",
			"hostPath: {path: /SRV/a}", "hostPath: {path: /var/lib/kubelet}", "hostPath: {path: /var/run/docker.sock}",
			"hostPath: {path: /var/lib/malcolm-not}", "hostPath: {path: /opt/cni/bin}",
			"hostPath: {path: /srv/a, type: Socket}", "hostPath: {path: /srv/a, type: BlockDevice}",
			"local: {path: /etc}", "csi: {driver: evil.example, volumeHandle: a}",
			"csi: {driver: efs.csi.aws.com, volumeHandle: 'fs-1:/', nodeStageSecretRef: {name: a}}",
			"csi: {driver: efs.csi.aws.com, volumeHandle: 'fs-1:/../..'}", "rbd: {image: a}",
			"flexVolume: {driver: a/b}", "iscsi: {iqn: a}", "storageClassName: standard",
			"persistentVolumeReclaimPolicy: Delete", "claimRef: {namespace: kube-system}", "mountOptions: [suid]",
			"nfs: {server: a.example, path: /a/../b}" })
	void aVolumeOfAnOperatorIsOneThatTheFormCouldMake(String spec) {
		assertThat(volume(spec)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "hostPath: {path: /srv/malcolm/pcap, type: DirectoryOrCreate}", "local: {path: /mnt/disk1}",
					"nfs: {server: 10.0.0.5, path: /malcolm/pcap}, mountOptions: [nfsvers=4.1, soft]",
					"capacity: {storage: 5Gi}" })
	void volumesInFoldersForDataAreForOperators(String spec) {
		assertThat(volume(spec)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"metadata: {name: malcolm-fast, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}, provisioner: ebs.csi.aws.com",
			"metadata: {name: standard}, provisioner: ebs.csi.aws.com",
			"metadata: {name: malcolm-fast}, provisioner: evil.example",
			"metadata: {name: malcolm-fast}, provisioner: ebs.csi.aws.com, parameters: {csi.storage.k8s.io/provisioner-secret-name: a}",
			"metadata: {name: malcolm-fast}, provisioner: rancher.io/local-path, parameters: {nodePath: /etc}" })
	void aStorageClassThatReachesOthersIsForAdministrators(String rest) {
		assertThat(sentences("{apiVersion: storage.k8s.io/v1, kind: StorageClass, " + rest + "}")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "kind: Middleware, spec: {plugin: {evil: {code: a}}}",
			"kind: Middleware, spec: {forwardAuth: {address: 'http://evil.example'}}",
			"kind: Middleware, spec: {headers: {customRequestHeaders: {X-Remote-Auth: admin}}}",
			"kind: TLSOption, spec: {clientAuth: {secretNames: [a]}}",
			"kind: IngressRoute, spec: {routes: [{services: [{name: opensearch, port: 9200}]}]}",
			"kind: IngressRoute, spec: {routes: [{services: [{name: nginx-proxy, namespace: other, port: 443}]}]}",
			"kind: IngressRoute, spec: {routes: [{middlewares: [{name: a, namespace: other}]}]}" })
	void routesOfTraefikLeadToTheDoorsOfMalcolmOnly(String rest) {
		assertThat(sentences("{apiVersion: traefik.io/v1alpha1, metadata: {name: a}, " + rest + "}")).isNotEmpty();
	}

	@Test
	void theTlsOptionsOfEverybodysRoutesAreForAdministrators() {
		String options = "{apiVersion: traefik.io/v1alpha1, kind: TLSOption, metadata: {name: %s}, spec: {minVersion: VersionTLS12}}";
		assertThat(sentences(options.formatted("default"))).hasSize(1);
		assertThat(sentences(options.formatted("malcolm"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"apiVersion: traefik.io/v1alpha1, kind: IngressRoute, spec: {entryPoints: [websecure], routes: [{kind: Rule, match: 'Host(`a.example`) && PathPrefix(`/`)', services: [{name: nginx-proxy, port: 443, serversTransport: t}]}]}",
			"apiVersion: traefik.io/v1alpha1, kind: IngressRouteTCP, spec: {entryPoints: [beats], routes: [{match: 'HostSNI(`*`)', services: [{name: logstash, port: 5044}]}], tls: {passthrough: true}}",
			"apiVersion: traefik.io/v1alpha1, kind: ServersTransport, spec: {insecureSkipVerify: true}",
			"apiVersion: route.openshift.io/v1, kind: Route, spec: {host: a.example, to: {kind: Service, name: nginx-proxy, weight: 100}, port: {targetPort: https}, tls: {termination: passthrough}}",
			"apiVersion: projectcontour.io/v1, kind: HTTPProxy, spec: {virtualhost: {fqdn: a.example, tls: {passthrough: true}}, tcpproxy: {services: [{name: nginx-proxy, port: 443}]}}",
			"apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, spec: {parentRefs: [{name: g, namespace: infra}], hostnames: [a.example], rules: [{matches: [{path: {type: PathPrefix, value: /}}], backendRefs: [{name: nginx-proxy, port: 443}]}]}",
			"apiVersion: v1, kind: Service, spec: {type: LoadBalancer, selector: {name: nginx-proxy-deployment}, ports: [{port: 443, targetPort: 443}]}" })
	void routesOfKnownControllersAreForOperators(String rest) {
		assertThat(
				sentences("{metadata: {name: a, namespace: malcolm, labels: {app: x}, annotations: {}}, " + rest + "}"))
			.isEmpty();
	}

	@Test
	void aTextThatCannotBeReadIsForAdministrators() {
		assertThat(sentences("{[")).singleElement().asString().contains("cannot be read");
	}

	private static byte[] example(String name) {
		return TestRelease.BUNDLED.bundledFiles(TestRelease.BUNDLED.newest())
			.get("kubernetes/" + name + ".yml.example");
	}

	private List<String> ingress(String spec) {
		return sentences(
				"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: {" + spec + "}}");
	}

	private List<String> volume(String spec) {
		return sentences("{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {" + spec + "}}");
	}

	private List<String> sentences(String text) {
		return this.kinds.reserved("x.yml", text.getBytes(StandardCharsets.UTF_8))
			.stream()
			.map(Reserved::sentence)
			.toList();
	}

}
