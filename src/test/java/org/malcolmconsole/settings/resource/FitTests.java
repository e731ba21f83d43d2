package org.malcolmconsole.settings.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.Surroundings.Room;
import org.malcolmconsole.settings.catalog.CatalogReader;
import org.malcolmconsole.settings.value.Evaluation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Malcolm needs grows with the settings and is compared with what the nodes have.
 */
class FitTests {

	@Test
	void proposesSharesOfTheLargestNodeWithinLimits() {
		assertThat(fit(Map.of(), node("a", 16, 64), node("b", 4, 16)).suggestions())
			.containsEntry("opensearch_memory", "16g")
			.containsEntry("logstash_memory", "3g")
			.containsEntry("logstash_workers", "8");
		assertThat(fit(Map.of(), node("a", 1, 2)).suggestions()).containsEntry("opensearch_memory", "1g")
			.containsEntry("logstash_workers", "1");
		assertThat(fit(Map.of(), node("a", 96, 1024)).suggestions()).containsEntry("opensearch_memory", "31g");
	}

	@Test
	void knowsNothingWithoutNodes() {
		var fit = fit(Map.of());
		assertThat(fit.suggestion("opensearch_memory")).isNull();
		assertThat(fit.suggestions()).containsKey("opensearch_memory");
		assertThat(fit.warnings()).isEmpty();
		assertThat(fit.needed()).isPositive();
	}

	@Test
	void needsFollowTheSettings() {
		long usual = fit(Map.of()).needed();
		assertThat(fit(Map.of("opensearch_memory", "20g")).needed()).isEqualTo(usual + 2 * 4 * 1024);
		assertThat(fit(Map.of("opensearch_local", false)).parts()).noneMatch((part) -> part.label().contains("Search"));
		assertThat(fit(Map.of("netbox_enabled", true)).needed()).isEqualTo(usual + 3072);
	}

	@Test
	void warnsWhenItCannotFitTogetherOrOnOneNode() {
		assertThat(fit(Map.of("opensearch_memory", "8g"), node("a", 16, 64)).warnings()).isEmpty();
		assertThat(fit(Map.of("opensearch_memory", "8g"), node("a", 16, 20)).warnings()).singleElement()
			.asString()
			.contains("the nodes have 20 GiB");
		assertThat(fit(Map.of("opensearch_memory", "20g"), node("a", 16, 30), node("big", 16, 32), node("c", 8, 30))
			.warnings()).singleElement().asString().contains("OpenSearch alone needs about 40 GiB", "big, has 32 GiB");
	}

	private static Room node(String name, double cores, long gib) {
		return new Room(name, cores, gib * 1024);
	}

	private static Fit fit(Map<String, Object> answers, Room... nodes) {
		try {
			var catalog = CatalogReader.read("settings.yml", Files.readAllBytes(Path.of("config/23.07.1/settings.yml")),
					Map.of("directory_uid", "1000", "directory_gid", "1000"));
			return Fit.of(new Snapshot(1, catalog, Evaluation.of(catalog, answers), List.of(), Map.of()),
					List.of(nodes));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
