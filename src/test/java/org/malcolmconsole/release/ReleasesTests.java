package org.malcolmconsole.release;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.malcolmconsole.release.MalcolmService.OffWhen;
import org.malcolmconsole.release.MalcolmService.Switch;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReleasesTests {

	@Test
	void theBundleIsReadOnce() {
		var releases = new BundledReleases(new PathMatchingResourcePatternResolver());
		assertThat(releases.newest()).isSameAs(releases.newest())
			.isSameAs(releases.find("23.07.1").orElseThrow())
			.isSameAs(releases.all().get(0));
	}

	@Test
	void anUnknownVersionIsNotThere() {
		assertThat(Facts.RELEASES.find("1.0")).isEmpty();
	}

	@Test
	void theContentOfBundledFilesIsACopy() {
		Facts.RELEASES.bundledFiles(Facts.RELEASE).get("net-map.json")[0] = 'x';
		assertThat(Facts.RELEASES.bundledFiles(Facts.RELEASE).get("net-map.json")).asString().isEqualTo("[]");
	}

	@Test
	void everyServiceHasATitleAGroupAndANameOfItsOwn() {
		assertThat(Facts.RELEASE.services()).hasSize(22)
			.allSatisfy((service) -> assertThat(service.title()).isNotBlank())
			.extracting(MalcolmService::group)
			.containsOnly("Search", "Parsing", "Capture", "Access", "Asset");
		assertThat(Facts.RELEASE.services().stream().map(MalcolmService::name).distinct()).hasSize(22);
		assertThat(Facts.RELEASE.serviceOf("arkime-deployment")).get()
			.extracting(MalcolmService::name)
			.isEqualTo("arkime");
		assertThat(Facts.RELEASE.serviceOf("other")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null",
			value = { "YES,true,true", "YES,anything,true", "YES,1,true", "YES,false,false", "YES,0,false",
					"YES,No,false", "YES,null,false", "YES,'',false", "NO,false,true", "NO,0,true", "NO,true,false",
					"NO,null,false" })
	void aSwitchReadsItsVariableAsTheContainersDo(OffWhen rule, String value, boolean off) {
		assertThat(new Switch("X", "x.env", rule).off(value)).isEqualTo(off);
	}

	@Test
	void netboxAndLiveCaptureAreOffInANewDirectory() {
		var off = Facts.RELEASE.services()
			.stream()
			.filter((service) -> service.disabledBy() != null && service.disabledBy().off(bundledValue(service)))
			.map(MalcolmService::name);
		assertThat(off).containsExactlyInAnyOrder("netbox", "netbox-postgres", "netbox-redis", "netbox-redis-cache",
				"pcap-capture", "zeek-live", "suricata-live");
	}

	@Test
	void versionsSortByNumber() {
		var sorted = Stream.of("23.12.0", "23.7.1", "26.05.0", "3.9", "v1.0-rc")
			.sorted((left, right) -> Version.of(left).compareTo(Version.of(right)));
		assertThat(sorted).containsExactly("v1.0-rc", "3.9", "23.7.1", "23.12.0", "26.05.0");
		assertThat(Version.of("23.07.1").distance(Version.of("23.08.0")))
			.isLessThan(Version.of("23.07.1").distance(Version.of("24.07.1")));
	}

	@Test
	void aWordThatReleaseFilesDoNotKnowIsRefused() {
		assertThatExceptionOfType(YamlException.class)
			.isThrownBy(() -> ReleaseFile.read("release.yml", "version: 1.2.3\nsurprise: 1".getBytes()))
			.withMessageContaining("surprise");
	}

	@Test
	void patternsOfNamesKnowTheStarOnly() {
		assertThat(List.of(FileRules.matches("*.conf", "server.conf"), FileRules.matches("*.conf", "serverXconf"),
				FileRules.matches("ca.key", "ca.key"), FileRules.matches("ca.key", "caXkey"),
				FileRules.matches("a*c*", "abcd")))
			.containsExactly(true, false, true, false, true);
	}

	private static String bundledValue(MalcolmService service) {
		var off = service.disabledBy();
		String path = off.file().endsWith(".env") ? "config/" + off.file() : "kubernetes/" + off.file();
		String text = new String(Facts.BUNDLE.get(path));
		if (path.startsWith("config/")) {
			return text.replaceAll("(?s).*\n" + off.variable() + "=([^\n]*).*", "$1");
		}
		return text.replaceAll("(?s).*- name: " + off.variable() + "\\s+value: \"([^\"]*)\".*", "$1");
	}

}
