package org.malcolmconsole.opensearch.connection;

import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.opensearch.login.Curlrc;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.ProbeFailure;

/**
 * What curl reads from its input, and what comes back.
 */
final class CurlConfig {

	private CurlConfig() {
	}

	/** The options of one question: a secret. */
	static String of(Question question, String pinned, String path) {
		HttpAddress address = question.address();
		String target = pinned.contains(":") ? "[" + pinned + "]" : pinned;
		StringBuilder config = new StringBuilder("""
				silent
				max-time = 12
				connect-timeout = 5
				max-redirs = 0
				max-filesize = 262144
				proto = "=http,https"
				noproxy = "*"
				write-out = "\\n%{http_code}"
				""");
		config.append("url = ").append(Curlrc.quoted(address + path)).append('\n');
		if (!address.host().equals(target)) {
			config.append("resolve = ").append(Curlrc.quoted(address.origin() + ":" + target)).append('\n');
		}
		Login login = question.login();
		if (login != null) {
			config.append("user = ").append(Curlrc.quoted(login.username() + ":" + login.password())).append('\n');
		}
		return config.append(question.verify() ? "" : "insecure\n").toString();
	}

	static Answer answer(HttpAddress address, ExecResult result) throws ProbeFailure {
		if (result.exitCode() != 0) {
			throw failure(address, result.exitCode());
		}
		int end = result.output().lastIndexOf('\n');
		String status = result.output().substring(end + 1).replaceAll(" .*", "").strip();
		if (end < 0 || !status.matches("[1-5]\\d\\d")) {
			throw failure(address, -1);
		}
		return new Answer(Integer.parseInt(status), result.output().substring(0, end));
	}

	/** What curl's exit code means, as its manual lists them. */
	private static ProbeFailure failure(HttpAddress address, int code) {
		return switch (code) {
			case 6 -> new ProbeFailure(Kind.DNS, "The name %s is not known in the cluster.".formatted(address.host()),
					"Check how it is written, and the cluster's name server.");
			case 7 -> new ProbeFailure(Kind.TCP,
					"%s does not accept connections from the cluster at port %d.".formatted(address.host(),
							address.port()),
					"Check that the server runs, and that firewalls and network policies let pods through.");
			case 28 -> new ProbeFailure(Kind.TCP, "%s does not answer the cluster in time.".formatted(address.host()),
					"A firewall or network policy may drop the connection.");
			case 35, 53, 54, 58, 59, 66, 80, 83 ->
				new ProbeFailure(Kind.TLS, "No encrypted connection comes about from the cluster.",
						"Check that the server speaks TLS at this port.");
			case 51, 60, 77, 91 -> new ProbeFailure(Kind.TLS,
					"The pod does not trust the server's certificate, or it is for another name.",
					"Put the certificate of its authority into nginx/ca-trust of the Malcolm directory, then restart"
							+ " Malcolm.");
			case 63 -> new ProbeFailure(Kind.VERSION, "The server sends far more than OpenSearch would.",
					"Check that host, port and path are those of OpenSearch.");
			case 52, 56 -> new ProbeFailure(Kind.SIGN_IN, "The server ends the connection without an answer.",
					"Check whether the address has to begin with https://.");
			default -> new ProbeFailure(Kind.TCP, "curl in the pod did not get an answer (code %d).".formatted(code),
					"Try again, and look at the log of the pod.");
		};
	}

}
