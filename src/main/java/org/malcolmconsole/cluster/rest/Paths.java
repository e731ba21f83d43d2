package org.malcolmconsole.cluster.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds paths and queries so that a name can't change their meaning.
 */
final class Paths {

	private Paths() {
	}

	static String encode(String text) {
		String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
		// a path step of dots would lead elsewhere
		return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
	}

	static String query(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&", "?", ""));
	}

}
