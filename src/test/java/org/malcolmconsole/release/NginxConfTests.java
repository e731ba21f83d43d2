package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.malcolmconsole.release.NginxText.Directive;

import static org.assertj.core.api.Assertions.assertThat;

/** Our nginx.conf serves what Malcolm's serves: ports, places, targets, headers. */
class NginxConfTests {

	private static final Set<String> DESCRIBED_APART = Set.of("proxy_pass", "proxy_set_header", "include", "rewrite",
			"client_max_body_size", "proxy_hide_header", "subs_filter", "subs_filter_types", "set", "if");

	private static final Map<String, Object> FACTS = Facts
		.map(Facts.map(Facts.read("files").get("nginx")).get("nginx/nginx.conf"));

	private final List<Directive> main = NginxText.read(new String(Facts.BUNDLE.get("nginx/nginx.conf")));

	private final Directive http = this.main.stream()
		.filter((directive) -> directive.name().equals("http"))
		.findFirst()
		.orElseThrow();

	@Test
	void mainAndHttpDirectivesAreTheSame() {
		var outside = this.main.stream().filter((directive) -> directive.block().isEmpty()).map(Directive::words);
		assertThat(outside).containsExactly(List.of("daemon", "off"), List.of("worker_processes", "1"));
		var inside = this.http.block()
			.stream()
			.filter((directive) -> directive.block().isEmpty())
			.map(Directive::words);
		assertThat(inside.toList()).isEqualTo(FACTS.get("http"));
	}

	@Test
	void upstreamsAreTheSame() {
		var ours = new LinkedHashMap<String, Object>();
		this.http.all("upstream")
			.forEach((upstream) -> ours.put(upstream.words().get(1),
					upstream.all("server").map((server) -> server.words().get(1)).toList()));
		assertThat(ours).isEqualTo(FACTS.get("upstreams"));
	}

	@TestFactory
	Stream<DynamicTest> everyPlaceOfEveryServerIsTheSame() {
		var ours = this.http.all("server").toList();
		var theirs = Facts.list(FACTS.get("servers"));
		assertThat(ours).hasSameSizeAs(theirs);
		return Stream.iterate(0, (index) -> index < ours.size(), (index) -> index + 1)
			.flatMap((index) -> places(ours.get(index), theirs.get(index)));
	}

	private static Stream<DynamicTest> places(Directive ours, Map<String, Object> theirs) {
		var server = DynamicTest.dynamicTest("server " + theirs.get("listen"), () -> {
			assertThat(ours.all("listen").map(Directive::arguments).toList()).isEqualTo(theirs.get("listen"));
			assertThat(includes(ours)).isEqualTo(theirs.get("includes"));
		});
		var ourPlaces = ours.all("location").toList();
		var theirPlaces = Facts.list(theirs.get("locations"));
		var same = DynamicTest.dynamicTest("places in their order",
				() -> assertThat(ourPlaces.stream().map(NginxConfTests::pattern).toList()).isEqualTo(
						theirPlaces.stream().map((place) -> place.get("match") + " " + place.get("pattern")).toList()));
		var each = Stream.iterate(0, (index) -> index < theirPlaces.size(), (index) -> index + 1)
			.map((index) -> DynamicTest.dynamicTest("location " + theirPlaces.get(index).get("pattern"),
					() -> compare(ourPlaces.get(index), theirPlaces.get(index))));
		return Stream.concat(Stream.of(server, same), each);
	}

	private static void compare(Directive ours, Map<String, Object> theirs) {
		assertThat(one(ours, "proxy_pass")).isEqualTo(theirs.get("proxy_pass"));
		assertThat(one(ours, "client_max_body_size")).isEqualTo(theirs.get("client_max_body_size"));
		assertThat(includes(ours)).isEqualTo(theirs.get("includes"));
		assertThat(headers(ours)).isEqualTo(theirs.getOrDefault("set_headers", Map.of()));
		assertThat(ours.all("proxy_hide_header").map((header) -> header.words().get(1)).toList())
			.isEqualTo(theirs.getOrDefault("hide_headers", List.of()));
		assertThat(other(ours)).containsExactlyInAnyOrderElementsOf(others(theirs));
		assertThat(ours.all("subs_filter").count())
			.isEqualTo(Facts.list(theirs.getOrDefault("content_substitutions", List.of())).size());
		rewrites(ours, Facts.list(theirs.getOrDefault("rewrites", List.of())));
		variables(ours, theirs);
	}

	private static void rewrites(Directive ours, List<Map<String, Object>> theirs) {
		var found = ours.all("rewrite").map(Directive::arguments).toList();
		assertThat(found).hasSameSizeAs(theirs);
		for (int index = 0; index < theirs.size(); index++) {
			var rewrite = theirs.get(index);
			assertThat(found.get(index).get(0)).isEqualTo(rewrite.get("pattern"));
			assertThat(found.get(index).get(2)).isEqualTo(rewrite.get("flag"));
			if (rewrite.get("replacement") instanceof Map<?, ?> described) {
				assertThat(found.get(index).get(1)).startsWith(described.get("target") + "?_g=(")
					.contains("&_a=(columns:!(_source),filters:!((",
							"from:$filter_start_time,mode:absolute,to:$filter_stop_time",
							"match_phrase:($filter_field:'$filter_value')", "index:'sessions2-*',interval:auto",
							"language:lucene,query:''", "sort:!(!(firstPacket,desc))");
			}
			else {
				assertThat(found.get(index).get(1)).isEqualTo(rewrite.get("replacement"));
			}
		}
	}

	private static void variables(Directive ours, Map<String, Object> theirs) {
		var found = new TreeMap<String, Object>();
		ours.all("set").forEach((set) -> found.put(set.words().get(1), set.words().get(2)));
		assertThat(found).isEqualTo(theirs.getOrDefault("variables", Map.of()));
		var conditions = ours.all("if")
			.map((condition) -> condition.arguments() + " " + condition.block().stream().map(Directive::words).toList())
			.toList();
		assertThat(conditions).isEqualTo(Facts.list(theirs.getOrDefault("conditions", List.of()))
			.stream()
			.map(NginxConfTests::condition)
			.toList());
	}

	private static String condition(Map<String, Object> theirs) {
		var test = Facts.map(theirs.get("if"));
		return List.of("(" + test.get("variable"), test.get("operator"), test.get("value"), ")") + " "
				+ theirs.get("then");
	}

	private static String pattern(Directive place) {
		var words = place.arguments();
		return words.get(0).equals("~*") ? "regex, case-insensitive " + words.get(1) : "prefix " + words.get(0);
	}

	private static Object one(Directive place, String name) {
		return place.all(name).map((directive) -> directive.words().get(1)).findFirst().orElse(null);
	}

	private static List<String> includes(Directive place) {
		return place.all("include").map((include) -> include.words().get(1)).toList();
	}

	private static Map<String, Object> headers(Directive place) {
		var headers = new TreeMap<String, Object>();
		place.all("proxy_set_header").forEach((header) -> headers.put(header.words().get(1), header.words().get(2)));
		return headers;
	}

	private static List<List<String>> other(Directive place) {
		return place.block()
			.stream()
			.filter((directive) -> !DESCRIBED_APART.contains(directive.name()))
			.map(Directive::words)
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static List<List<String>> others(Map<String, Object> theirs) {
		var others = new ArrayList<List<String>>();
		for (var other : (List<List<String>>) theirs.get("other")) {
			others.add(other.stream().map((word) -> word.replace("\n", "\\n")).toList());
		}
		return others;
	}

}
