package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.malcolmconsole.release.EnvRules;
import org.malcolmconsole.release.FileObject;
import org.malcolmconsole.release.FileObject.Kind;
import org.malcolmconsole.release.FileObject.Source;
import org.malcolmconsole.release.FileRules;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Contents;

/** A release of two services and a directory that is sound. */
final class SmallMalcolm {

	static final String ARKIME = """
			apiVersion: v1
			kind: Service
			metadata: {name: arkime, namespace: malcolm}
			spec: {selector: {name: arkime-deployment}, ports: [{port: 8005}]}
			---
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: arkime-deployment, namespace: malcolm}
			spec:
			  template:
			    metadata: {labels: {name: arkime-deployment}}
			    spec:
			      containers:
			        - name: arkime
			          envFrom:
			            - configMapRef: {name: arkime-env}
			            - secretRef: {name: auth-env}
			          volumeMounts: [{name: rules, mountPath: /rules}]
			      volumes:
			        - {name: rules, configMap: {name: rules}}
			        - {name: pcap, persistentVolumeClaim: {claimName: pcap-claim}}
			""";

	static final String ZEEK = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: zeek-deployment, namespace: malcolm}
			spec:
			  template:
			    spec:
			      initContainers:
			        - name: init
			          envFrom: [{configMapRef: {name: zeek-env}}]
			      containers:
			        - name: zeek
			          env:
			            - name: KEY
			              valueFrom: {secretKeyRef: {name: certs, key: server.key}}
			""";

	static final String STORAGE = """
			apiVersion: v1
			kind: PersistentVolume
			metadata: {name: pcap-volume, namespace: malcolm, labels: {namespace: malcolm}}
			spec: {capacity: {storage: 1Gi}, claimRef: {name: pcap-claim, namespace: malcolm}}
			---
			apiVersion: v1
			kind: PersistentVolumeClaim
			metadata: {name: pcap-claim, namespace: malcolm}
			spec: {volumeName: pcap-volume}
			""";

	private final Map<String, byte[]> files = new TreeMap<>();

	SmallMalcolm() {
		with("config/arkime.env", "# comment\nMANAGE_PCAP_FILES=false\n");
		with("config/zeek.env", "ZEEK_CRON=true\n");
		with("config/auth.env", "K8S_SECRET=True\nMALCOLM_USERNAME=analyst\n");
		with("kubernetes/01-volumes.yml", STORAGE);
		with("kubernetes/07-arkime.yml", ARKIME);
		with("kubernetes/10-zeek.yml", ZEEK);
		with("nginx/htpasswd", "analyst:x\n");
		with("certs/server.key", "key\n");
		with("certs/ca.key", "never\n");
	}

	static Release release() {
		return new Release("1.0", "example.org/", "malcolm", List.of(), objects(), new FileRules(true, true, true),
				new EnvRules("config", "K8S_SECRET", List.of("no", "false", "f", "n")), List.of("pcap-claim"),
				List.of(new Release.RequiredFile("nginx/htpasswd", "administrator")), List.of(),
				new Release.Columns(List.of(), List.of()), List.of(), List.of(), List.of());
	}

	private static List<FileObject> objects() {
		return List.of(new FileObject("rules", Kind.CONFIG_MAP, List.of(new Source("rules", true, false)), List.of()),
				new FileObject("certs", Kind.SECRET, List.of(new Source("certs", true, false)),
						List.of("ca.key", "*.conf")),
				new FileObject("web", Kind.SECRET, List.of(new Source(".login", false, true)), List.of()),
				new FileObject("web", Kind.CONFIG_MAP, List.of(new Source("web.conf", false, false)), List.of()));
	}

	SmallMalcolm with(String path, String text) {
		return with(path, text.getBytes(StandardCharsets.UTF_8));
	}

	SmallMalcolm with(String path, byte[] bytes) {
		this.files.put(path, bytes);
		return this;
	}

	SmallMalcolm without(String path) {
		this.files.remove(path);
		return this;
	}

	DesiredState in(String namespace) {
		return DesiredState.of(release(), Contents.of(this.files), namespace);
	}

	DesiredState desired() {
		return in("malcolm");
	}

}
