package org.malcolmconsole.settings.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.Repetitions;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two thousand directories that people edited by hand: reading and writing back changes
 * nothing, what is set is read back, and not one other byte is lost.
 */
class RoundTripTests {

	private static final Catalog CATALOG = EngineBench.CATALOG;

	private static final int DIRECTORIES = Repetitions.of(400);

	private static final List<String> TEXTS = List.of("a b", "x #y", "#z", "it's", "\"q\"", "'", "${HOME}", "$HOME",
			"back\\", " leading", "trailing ", "two\nlines", "a\r\nb", "\ttab", "${", "12", "日本", "\\n", "'a' # \"b\"");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void nothingIsLostAndEverythingIsReadBack(long seed) {
		var random = new Random(seed);
		for (int number = 0; number < DIRECTORIES; number++) {
			var directory = new RandomDirectory(random);
			var before = directory.contents();
			var read = Reading.of(CATALOG, before);
			assertThat(EngineBench.edits(before, Map.of(), false).files()).isEmpty();
			assertThat(changed(before, EngineBench.change(before, shown(read)))).as("writing what was read").isEmpty();
			var wish = wish(random);
			var after = EngineBench.change(before, wish);
			assertReadBack(read, wish, after);
			assertNothingElseChanged(directory, before, after, wish);
			assertThat(EngineBench.edits(after, wish, false).files())
				.allSatisfy((path, content) -> assertThat(content).contains(after.file(path).orElseThrow()));
		}
	}

	@Test
	void aRequestOfTheValuesAsShownChangesNothingInAnUntouchedDirectory() {
		var read = Reading.of(CATALOG, EngineBench.EXAMPLES);
		assertThat(changed(EngineBench.EXAMPLES, EngineBench.change(EngineBench.EXAMPLES, shown(read)))).isEmpty();
	}

	@Test
	void aSettingThatBeginsToCountReplacesWhatWasLeftInItsVariables() {
		var after = EngineBench.change(EngineBench.EXAMPLES, Map.of("file_extraction", true, "file_http_server", true));
		assertThat(EngineBench.values(EngineBench.EXAMPLES))
			.containsEntry("zeek-secret.env/EXTRACTED_FILE_HTTP_SERVER_KEY", "quarantined");
		assertThat(EngineBench.values(after)).containsEntry("zeek-secret.env/EXTRACTED_FILE_HTTP_SERVER_KEY", "")
			.containsEntry("zeek.env/EXTRACTED_FILE_HTTP_SERVER_ENCRYPT", "false");
		assertThat(Reading.of(CATALOG, after).value("file_http_server_key")).isEqualTo("");
	}

	private static void assertReadBack(Evaluation read, Map<String, Object> wish, Contents after) {
		var wanted = Evaluation.of(CATALOG, new Checks(CATALOG).merge(read, new HashMap<>(wish), false));
		var found = Reading.of(CATALOG, after);
		for (var setting : CATALOG.settings().values()) {
			if (setting.effective() && wanted.active().contains(setting.id())) {
				assertThat(found.values().get(setting.id())).as("%s after %s", setting.id(), wish)
					.isEqualTo(wanted.values().get(setting.id()));
			}
		}
	}

	private static void assertNothingElseChanged(RandomDirectory directory, Contents before, Contents after,
			Map<String, Object> wish) {
		var found = Reading.of(CATALOG, after);
		var changed = changed(before, after);
		assertThat(after.paths()).containsAll(before.paths());
		for (var path : before.envPaths()) {
			var name = path.substring(path.indexOf('/') + 1);
			var writes = CATALOG.writes().stream().filter((write) -> write.file().equals(name)).toList();
			var text = new String(after.file(path).orElseThrow(), StandardCharsets.UTF_8);
			var values = directory.writtenIn(path, text,
					writes.stream().map(Catalog.Write::key).collect(Collectors.toCollection(TreeSet::new)));
			if (changed.contains(path)) {
				writes.stream()
					.filter((write) -> write.value().names().stream().anyMatch(wish::containsKey))
					.forEach((write) -> assertThat(values.get(write.key())).as("%s after %s", write.key(), wish)
						.satisfiesAnyOf(
								(value) -> assertThat(value).isEqualTo(write.value().value(found.values()).toString()),
								(value) -> assertThat(unmoved(write, before, after)).isTrue()));
			}
		}
		assertThat(changed).doesNotContain("nginx/nginx_ldap.conf", "config/mine.env");
	}

	/** A value that stays what it was may be written oddly, as somebody wrote it. */
	private static boolean unmoved(Catalog.Write write, Contents before, Contents after) {
		var place = write.file() + "/" + write.key();
		return Objects.equals(EngineBench.values(before).get(place), EngineBench.values(after).get(place));
	}

	private static List<String> changed(Contents before, Contents after) {
		return after.paths()
			.stream()
			.filter((path) -> !before.file(path).isPresent()
					|| !Arrays.equals(before.file(path).get(), after.file(path).orElseThrow()))
			.toList();
	}

	/** All values as the API shows them, secrets as the mask. */
	private static Map<String, Object> shown(Evaluation read) {
		var shown = new LinkedHashMap<String, Object>();
		CATALOG.settings()
			.values()
			.forEach((setting) -> shown.put(setting.id(), setting.secret() ? "********" : read.value(setting.id())));
		return shown;
	}

	/**
	 * A request; two settings have no variable of their own and are told from those of
	 * others, so one of these is not at its default.
	 */
	private static Map<String, Object> wish(Random random) {
		var wish = new LinkedHashMap<String, Object>();
		for (var setting : CATALOG.settings().values()) {
			boolean dangerous = setting.rules().confirmedBy() != null;
			if (!setting.shortcut() && !dangerous && (setting.limits().required() || random.nextInt(4) == 0)) {
				wish.put(setting.id(), value(setting, random));
			}
		}
		wish.put("file_carve_mode", "all");
		wish.put("filebeat_tcp_tag", "not the usual one");
		return wish;
	}

	private static Object value(Setting setting, Random random) {
		return switch (setting.type()) {
			case BOOLEAN -> random.nextBoolean();
			case INTEGER -> (long) random.nextInt(1, 64);
			case CHOICE -> setting.choices().get(random.nextInt(setting.choices().size())).value();
			case MEMORY -> random.nextInt(1, 64) + "g";
			case URL -> "https://search-%d.example.org:9200".formatted(random.nextInt(100));
			default -> random.ints(0, TEXTS.size())
				.mapToObj(TEXTS::get)
				.filter((text) -> setting.problem(text).isEmpty())
				.findFirst()
				.orElseThrow();
		};
	}

}
