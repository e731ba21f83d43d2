package org.malcolmconsole.credential;

import java.util.List;
import java.util.stream.Stream;

import org.malcolmconsole.certificate.HostNames;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.release.YamlException;
import org.malcolmconsole.workspace.Contents;

import org.springframework.stereotype.Component;

/**
 * Names and addresses under which people may open Malcolm, as far as files and cluster
 * tell.
 */
@Component
class HostSuggestions {

	private static final int MOST = 20;

	private final Cluster cluster;

	HostSuggestions(Cluster cluster) {
		this.cluster = cluster;
	}

	/** At least {@code localhost}, which comes first. */
	List<String> hosts(Contents contents) {
		return Stream.of(Stream.of("localhost", "127.0.0.1", "::1"), written(contents), seen())
			.flatMap((stream) -> stream)
			.filter(HostNames::isValid)
			.distinct()
			.limit(MOST)
			.toList();
	}

	/**
	 * Hosts of ingresses in files and cluster, with which people open Malcolm for sure.
	 */
	List<String> ingressHosts(Contents contents) {
		Stream<String> seen = this.cluster.snapshot().ingresses().stream().flatMap((one) -> one.hosts().stream());
		return Stream.concat(written(contents), seen).filter(HostNames::isValid).distinct().toList();
	}

	private static Stream<String> written(Contents contents) {
		return contents.once(Written.class, "hosts", (files) -> new Written(read(files).toList())).hosts().stream();
	}

	private static Stream<String> read(Contents contents) {
		return contents.paths()
			.stream()
			.filter((path) -> path.startsWith("kubernetes/") && (path.endsWith(".yml") || path.endsWith(".yaml")))
			.flatMap((path) -> documents(path, contents.file(path).orElse(new byte[0])))
			.filter((document) -> document.kind().equals("Ingress"))
			.flatMap((ingress) -> ingress.each("spec", "rules").stream())
			.flatMap((rule) -> rule.text("host").stream());
	}

	private static Stream<Manifest> documents(String path, byte[] content) {
		try {
			return Yaml.documents(path, content)
				.stream()
				.filter((document) -> !document.empty())
				.map(YamlDocument::mapping)
				.map(Manifest::new);
		}
		catch (YamlException ex) {
			return Stream.empty();
		}
	}

	private Stream<String> seen() {
		ClusterSnapshot snapshot = this.cluster.snapshot();
		Stream<String> ingresses = snapshot.ingresses()
			.stream()
			.flatMap((ingress) -> Stream.concat(ingress.hosts().stream(), ingress.addresses().stream()));
		Stream<String> nodes = snapshot.nodes()
			.stream()
			.flatMap((node) -> Stream.concat(Stream.ofNullable(node.hostname()), Stream.ofNullable(node.address())));
		return Stream.concat(ingresses, nodes);
	}

	private record Written(List<String> hosts) {
	}

}
