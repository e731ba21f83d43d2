package org.malcolmconsole.release;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import org.malcolmconsole.release.FileObject.Kind;
import org.malcolmconsole.release.FileObject.Source;
import org.malcolmconsole.release.MalcolmService.OffWhen;
import org.malcolmconsole.release.MalcolmService.Switch;

/**
 * The shape of {@code release.yml}.
 */
record ReleaseFile(String version, Images images, String namespace, List<ServiceEntry> services, List<String> claims,
		List<ObjectEntry> objects, FileRules fileRules, EnvEntry env, List<Release.RequiredFile> requiredFiles,
		List<Release.Link> links, Release.Columns statusColumns, List<String> emptyDirectories,
		List<Release.Seeded> seeded, List<Release.Program> programs) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	static Release read(String name, byte[] content) {
		Map<String, @Nullable Object> values = Yaml.mapping(name, content);
		try {
			return MAPPER.convertValue(values, ReleaseFile.class).release();
		}
		catch (JacksonException ex) {
			throw new YamlException(name, 0, ex.getOriginalMessage());
		}
	}

	private Release release() {
		return new Release(this.version, this.images.prefix(), this.namespace,
				this.services.stream().map(ServiceEntry::service).toList(),
				this.objects.stream().map(ObjectEntry::object).toList(), this.fileRules, this.env.rules(), this.claims,
				this.requiredFiles, this.links, this.statusColumns, this.emptyDirectories, this.seeded, this.programs);
	}

	record Images(String prefix, String tag) {
	}

	record ServiceEntry(String name, String title, String group, String deployment, String manifest,
			@Nullable SwitchEntry disabledBy) {

		private MalcolmService service() {
			return new MalcolmService(this.name, this.title, this.group, this.deployment, this.manifest,
					(this.disabledBy != null) ? this.disabledBy.toSwitch() : null);
		}

	}

	record SwitchEntry(String variable, String file, String when) {

		private Switch toSwitch() {
			return new Switch(this.variable, this.file, this.when.equals("no") ? OffWhen.NO : OffWhen.YES);
		}

	}

	record ObjectEntry(String name, String kind, @Nullable List<String> files, @Nullable List<String> directories,
			@Nullable List<String> emptyWhenMissing, @Nullable List<String> leaveOut) {

		private FileObject object() {
			var empty = orNone(this.emptyWhenMissing);
			var sources = Stream.concat(
					orNone(this.files).stream().map((path) -> new Source(path, false, empty.contains(path))),
					orNone(this.directories).stream().map((path) -> new Source(path, true, false)));
			return new FileObject(this.name, this.kind.equals("Secret") ? Kind.SECRET : Kind.CONFIG_MAP,
					sources.toList(), orNone(this.leaveOut));
		}

		private static List<String> orNone(@Nullable List<String> list) {
			return (list != null) ? list : List.of();
		}

	}

	record EnvEntry(String directory, String marker, List<String> configMapWhen) {

		private EnvRules rules() {
			return new EnvRules(this.directory, this.marker, this.configMapWhen);
		}

	}

}
