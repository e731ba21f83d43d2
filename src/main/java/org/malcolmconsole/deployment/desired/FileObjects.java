package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.malcolmconsole.deployment.document.Problems;
import org.malcolmconsole.release.FileObject.Source;
import org.malcolmconsole.release.FileObject;
import org.malcolmconsole.release.FileRules;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Contents;

/**
 * Makes the ConfigMaps and Secrets of the release's file map.
 */
final class FileObjects {

	private final Release release;

	private final Contents contents;

	private final Problems problems;

	FileObjects(Release release, Contents contents, Problems problems) {
		this.release = release;
		this.contents = contents;
		this.problems = problems;
	}

	List<DesiredObject> in(String namespace) {
		return this.release.fileObjects().stream().map((object) -> object(object, namespace)).toList();
	}

	private DesiredObject object(FileObject map, String namespace) {
		FileRules rules = this.release.fileRules();
		String from = map.sources().isEmpty() ? map.name() : map.sources().get(0).path();
		var object = new ConfigurationObject(map.kind(), map.name(), from, this.problems);
		for (String path : this.contents.paths()) {
			if (map.takes(path, rules)) {
				object.add(rules.key(path), value(path), path);
			}
		}
		map.sources().stream().filter(this::countsAsEmpty).map(Source::path).forEach((path) -> {
			object.add(rules.key(path), new byte[0], path);
		});
		return object.finish(namespace);
	}

	private boolean countsAsEmpty(Source source) {
		return source.emptyWhenMissing() && !this.contents.paths().contains(source.path());
	}

	private byte[] value(String path) {
		byte[] bytes = this.contents.file(path).orElseThrow();
		if (!this.release.fileRules().unixLineEnds()) {
			return bytes;
		}
		return ConfigurationObject.text(bytes)
			.map((text) -> text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8))
			.orElse(bytes);
	}

}
