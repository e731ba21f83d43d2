package org.malcolmconsole.streaming.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A topic as clients write it: {@code logs?service=arkime&tail=100}.
 */
record TopicAddress(String name, Map<String, List<String>> parameters) {

	/**
	 * Takes an address apart.
	 * @throws IllegalArgumentException when a percent sign starts nothing
	 */
	static TopicAddress parse(String text) {
		int mark = text.indexOf('?');
		if (mark < 0) {
			return new TopicAddress(text, Map.of());
		}
		var query = UriComponentsBuilder.newInstance().query(text.substring(mark + 1)).build().getQueryParams();
		var parameters = new LinkedHashMap<String, List<String>>();
		query.forEach((key, values) -> parameters.put(decode(key),
				values.stream().map((value) -> (value != null) ? decode(value) : "").toList()));
		return new TopicAddress(text.substring(0, mark), parameters);
	}

	private static String decode(String text) {
		return UriUtils.decode(text.replace("+", "%20"), UTF_8);
	}

}
