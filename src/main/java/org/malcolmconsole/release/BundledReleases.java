package org.malcolmconsole.release;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads the releases from the class path when one is first asked for, once.
 */
@Component
class BundledReleases implements Releases {

	private static final String PLACEHOLDER = "*\n!.gitignore\n";

	private final Bundle bundle;

	private final SingletonSupplier<List<Release>> releases;

	BundledReleases(ResourcePatternResolver resolver) {
		this.bundle = new Bundle(resolver);
		this.releases = SingletonSupplier.of(this::read);
	}

	@Override
	public List<Release> all() {
		return this.releases.obtain();
	}

	@Override
	public Release newest() {
		return all().get(0);
	}

	@Override
	public Optional<Release> find(String version) {
		return all().stream().filter((release) -> release.version().equals(version)).findFirst();
	}

	@Override
	public Map<String, byte[]> bundledFiles(Release release) {
		Map<String, byte[]> files = new TreeMap<>();
		String config = config(release);
		String env = release.envRules().directory() + "/";
		this.bundle.files(config, "*.env.example").forEach((name, resource) -> {
			files.put(env + name, Bundle.content(resource));
			files.put(env + name.substring(0, name.length() - ".example".length()), Bundle.content(resource));
		});
		this.bundle.files(config + "files/", "**")
			.forEach((name, resource) -> files.put(name, Bundle.content(resource)));
		this.bundle.files("kubernetes/" + release.version() + "/", "*")
			.forEach((name, resource) -> files.put("kubernetes/" + name, Bundle.content(resource)));
		release.emptyDirectories()
			.forEach((name) -> files.put(name + "/.gitignore", PLACEHOLDER.getBytes(StandardCharsets.UTF_8)));
		return files;
	}

	@Override
	public byte[] settingsCatalog(Release release) {
		return config(release, "settings.yml");
	}

	@Override
	public byte[] operatorRules(Release release) {
		return config(release, "operators.yml");
	}

	private byte[] config(Release release, String name) {
		return Bundle.content(this.bundle.files(config(release), name).values().iterator().next());
	}

	@Override
	public Recognised recognise(Path directory) {
		return new Recogniser(this).recognise(directory);
	}

	private List<Release> read() {
		Comparator<Release> oldestFirst = Comparator.comparing((release) -> Version.of(release.version()));
		return this.bundle.files("config/", "*/release.yml")
			.entrySet()
			.stream()
			.map((file) -> ReleaseFile.read("config/" + file.getKey(), Bundle.content(file.getValue())))
			.sorted(oldestFirst.reversed())
			.toList();
	}

	private static String config(Release release) {
		return "config/" + release.version() + "/";
	}

}
