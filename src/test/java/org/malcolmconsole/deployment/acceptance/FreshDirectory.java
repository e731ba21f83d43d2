package org.malcolmconsole.deployment.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

/**
 * Puts into a new Malcolm directory what a start needs, without the pages that make it.
 */
public final class FreshDirectory {

	private FreshDirectory() {
	}

	public static void prepare(Workspace workspace) {
		byte[] ingress = workspace.read().file("kubernetes/99-ingress-nginx.yml.example").orElseThrow();
		Change change = Change.by("acceptance", "what a start needs");
		for (var file : files(workspace.release().requiredClaims(), ingress).entrySet()) {
			change = change.putSecret(file.getKey(), file.getValue());
		}
		workspace.commit(change);
	}

	static void prepare(Path root) throws IOException {
		byte[] ingress = Files.readAllBytes(root.resolve("kubernetes/99-ingress-nginx.yml.example"));
		List<String> claims = List.of("pcap-claim", "zeek-claim", "suricata-claim", "config-claim",
				"runtime-logs-claim", "opensearch-claim", "opensearch-backup-claim");
		for (var file : files(claims, ingress).entrySet()) {
			Path target = root.resolve(file.getKey());
			Files.createDirectories(target.getParent());
			Files.write(target, file.getValue());
		}
	}

	private static Map<String, byte[]> files(List<String> claims, byte[] ingress) {
		Map<String, byte[]> files = new TreeMap<>();
		for (String path : List.of("nginx/htpasswd", "nginx/nginx_ldap.conf", "nginx/certs/cert.pem",
				"nginx/certs/key.pem", "nginx/certs/dhparam.pem", "htadmin/config.ini", "logstash/certs/ca.crt",
				"logstash/certs/ca.key", "logstash/certs/server.crt", "logstash/certs/server.key",
				"filebeat/certs/ca.crt", "filebeat/certs/client.crt", "filebeat/certs/client.key")) {
			files.put(path, "made for a test\n".getBytes(StandardCharsets.UTF_8));
		}
		files.put("kubernetes/01-volumes.yml", volumes(claims).getBytes(StandardCharsets.UTF_8));
		files.put("kubernetes/99-ingress.yml", ingress);
		return files;
	}

	private static String volumes(List<String> claims) {
		List<String> documents = new ArrayList<>();
		for (String claim : claims) {
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
