package org.malcolmconsole.infrastructure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.infrastructure.manifest.ManifestCheck;
import org.malcolmconsole.infrastructure.manifest.ManifestText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written as YAML is read back as the same.
 */
class ManifestTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "yes", "No", "on", "null", "~", "true", "1", "1.5", "1e3", "0755", "0x1F",
			"5044", "2026-11-23", "12:30:45", "a: b", "a #b", "# a", "- a", "'", "\"", "\\", "a\nb", "\ttab", " lead",
			"trail ", "*", "&a", "!x", "%", "@", "`", "{a}", "[a]", "ünï ✓", "500Gi", "/srv/malcolm", "nfsvers=4.1",
			"=", "<<", "fs-1::fsap-2", "a,b", "?", "|", ">", ".inf", ".NaN", "-", "--- a" })
	void everyTextSurvivesAsKeyAndAsValue(String text) {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("kind", "A");
		content.put("value", text);
		content.put("list", List.of(text, Map.of(text, text), List.of()));
		content.put("map", Map.of(text, Map.of()));
		byte[] written = ManifestText.write("comment", List.of(new Manifest(content)));
		assertThat(ManifestText.manifests("file", written)).as(new String(written))
			.containsExactly(new Manifest(content));
	}

	@Test
	void numbersBooleansAndNullsStayWhatTheyAre() {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("list", Arrays.asList(1, 443L, true, null, 1.5));
		content.put("none", null);
		byte[] written = ManifestText.write("comment", List.of(new Manifest(content), new Manifest(Map.of("a", "b"))));
		List<Manifest> read = ManifestText.manifests("file", written);
		assertThat(read).hasSize(2);
		assertThat(read.get(0).content().get("list").toString()).isEqualTo("[1, 443, true, null, 1.5]");
		assertThat(read.get(0).content()).containsEntry("none", null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "500Gi", "1.5Ti", "100M", "1e9", "0.5Gi", "5E" })
	void knowsSizes(String size) {
		assertThat(ManifestCheck.isSize(size)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "0Gi", "-1Gi", "5 Gi", "5GB", "lots", "5gi", "Gi", "1e", "1.2.3Gi" })
	void knowsWhatIsNoSize(String size) {
		assertThat(ManifestCheck.isSize(size)).isFalse();
	}

}
