package org.malcolmconsole.simulator.program;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.malcolmconsole.simulator.program.Commands.Result;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * What containers reach: services of their namespace, of which only OpenSearch answers;
 * nothing leaves this process.
 */
final class Network {

	private static final Pattern URL = Pattern.compile("(?m)^url = \"([^\"]*)\"");

	private final Store store;

	Network(Store store) {
		this.store = store;
	}

	Result getent(Files files, List<String> rest) {
		return address(files, rest.get(rest.size() - 1))
			.map((address) -> Result.of(address + "  STREAM " + rest.get(rest.size() - 1) + "\n"))
			.orElse(new Result(new byte[0], "", 2));
	}

	Result curl(Files files, String config) {
		Matcher url = URL.matcher(config);
		if (!url.find()) {
			return new Result(new byte[0], "curl: (2) no URL specified\n", 2);
		}
		URI target = URI.create(url.group(1));
		Optional<String> address = address(files, target.getHost());
		if (address.isEmpty()) {
			return new Result(new byte[0], "curl: (6) Could not resolve host: " + target.getHost() + "\n", 6);
		}
		if (!target.getHost().startsWith("opensearch") || target.getPort() != 9200) {
			return new Result(new byte[0], "curl: (7) Failed to connect\n", 7);
		}
		String answer = target.getPath().equals("/_cluster/health")
				? "{\"cluster_name\":\"docker-cluster\",\"status\":\"green\",\"number_of_nodes\":1}"
				: "{\"cluster_name\":\"docker-cluster\",\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.8.0\"}}";
		return Result.of(answer + "\n200 " + address.get());
	}

	private Optional<String> address(Files files, String host) {
		ObjectNode service = this.store.find(Kinds.SERVICE.key(files.namespace(), host.replaceAll("\\..*", "")));
		return Optional.ofNullable(service).map((found) -> Json.text(found, "spec", "clusterIP"));
	}

}
