package org.malcolmconsole.deployment.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

/**
 * Puts into a new Malcolm directory what a start needs, without the pages that make it.
 */
final class FreshDirectory {

	private FreshDirectory() {
	}

	static void prepare(Workspace workspace) {
		Change change = Change.by("acceptance", "what a start needs");
		for (String path : List.of("nginx/htpasswd", "nginx/nginx_ldap.conf", "nginx/certs/cert.pem",
				"nginx/certs/key.pem", "nginx/certs/dhparam.pem", "htadmin/config.ini", "logstash/certs/ca.crt",
				"logstash/certs/ca.key", "logstash/certs/server.crt", "logstash/certs/server.key",
				"filebeat/certs/ca.crt", "filebeat/certs/client.crt", "filebeat/certs/client.key")) {
			change = change.putSecret(path, "made for a test\n".getBytes(StandardCharsets.UTF_8));
		}
		change = change.put("kubernetes/01-volumes.yml", volumes(workspace).getBytes(StandardCharsets.UTF_8));
		byte[] ingress = workspace.read().file("kubernetes/99-ingress-nginx.yml.example").orElseThrow();
		workspace.commit(change.put("kubernetes/99-ingress.yml", ingress));
	}

	private static String volumes(Workspace workspace) {
		List<String> documents = new ArrayList<>();
		for (String claim : workspace.release().requiredClaims()) {
			documents.add("""
					apiVersion: v1
					kind: PersistentVolume
					metadata: {name: %1$s-volume, labels: {namespace: malcolm}}
					spec:
					  capacity: {storage: 1Gi}
					  accessModes: [ReadWriteMany]
					  persistentVolumeReclaimPolicy: Retain
					  storageClassName: manual
					  hostPath: {path: /srv/malcolm/%1$s}
					""".formatted(claim.replace("-claim", "")));
			documents.add("""
					apiVersion: v1
					kind: PersistentVolumeClaim
					metadata: {name: %1$s-claim, namespace: malcolm}
					spec:
					  accessModes: [ReadWriteMany]
					  storageClassName: manual
					  volumeName: %1$s-volume
					  resources: {requests: {storage: 1Gi}}
					""".formatted(claim.replace("-claim", "")));
		}
		return String.join("---\n", documents);
	}

}
