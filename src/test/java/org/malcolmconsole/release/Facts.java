package org.malcolmconsole.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What is known about Malcolm 23.07.1 itself, gathered apart from our own data. */
final class Facts {

	static final Releases RELEASES = new BundledReleases(new PathMatchingResourcePatternResolver());

	static final Release RELEASE = RELEASES.find("23.07.1").orElseThrow();

	static final Map<String, byte[]> BUNDLE = RELEASES.bundledFiles(RELEASE);

	private Facts() {
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> read(String name) {
		try (var in = new ClassPathResource("malcolm/23.07.1/" + name + ".json").getInputStream()) {
			return JsonMapper.shared().readValue(in, Map.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> list(Object list) {
		return (List<Map<String, Object>>) list;
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Object map) {
		return (Map<String, Object>) map;
	}

	@SuppressWarnings("unchecked")
	static List<String> texts(Object list) {
		return (List<String>) list;
	}

}
