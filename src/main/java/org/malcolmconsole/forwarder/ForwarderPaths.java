package org.malcolmconsole.forwarder;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.malcolmconsole.workspace.Contents;

/**
 * Where the certificates of forwarders are in the Malcolm directory. The folder of named
 * ones is none of Malcolm's, so that nothing in it gets into the cluster.
 */
final class ForwarderPaths {

	static final String AUTHORITY = "logstash/certs/ca.crt";

	static final String AUTHORITY_KEY = "logstash/certs/ca.key";

	static final String SERVER = "logstash/certs/server.crt";

	static final String SERVER_KEY = "logstash/certs/server.key";

	/** What forwarders share that have no certificate of their own. */
	static final String SHARED = "filebeat/certs/client.crt";

	static final String SHARED_KEY = "filebeat/certs/client.key";

	static final String SHARED_AUTHORITY = "filebeat/certs/ca.crt";

	static final String FOLDER = "forwarders/";

	/** No forwarder has this name: there is no underscore in names. */
	static final String REVOKED = FOLDER + "revoked_certificates.crl";

	private static final String CERTIFICATE = "/client.crt";

	private ForwarderPaths() {
	}

	static String certificate(String name) {
		return FOLDER + name + CERTIFICATE;
	}

	static String key(String name) {
		return FOLDER + name + "/client.key";
	}

	static String former(String name, BigInteger serial) {
		return FOLDER + name + "/former-" + serial.toString(16) + ".crt";
	}

	static List<String> names(Contents contents) {
		return contents.paths()
			.stream()
			.filter((path) -> path.startsWith(FOLDER) && path.endsWith(CERTIFICATE))
			.map((path) -> path.substring(FOLDER.length(), path.length() - CERTIFICATE.length()))
			.filter((name) -> !name.contains("/"))
			.toList();
	}

	static List<String> formers(Contents contents, String name) {
		return contents.paths().stream().filter((path) -> path.startsWith(FOLDER + name + "/former-")).toList();
	}

	static Optional<String> text(Contents contents, String path) {
		return contents.file(path).map((file) -> new String(file, StandardCharsets.UTF_8));
	}

}
