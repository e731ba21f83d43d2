package org.malcolmconsole.deployment.desired;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.FileReaders;
import org.malcolmconsole.deployment.document.PodTemplate;
import org.malcolmconsole.release.FileObject;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * Finds the readers of a file in the objects that the directory asks for.
 */
@Component
class ManifestReaders implements FileReaders {

	private final Workspace workspace;

	private final Cluster cluster;

	ManifestReaders(Workspace workspace, Cluster cluster) {
		this.workspace = workspace;
		this.cluster = cluster;
	}

	@Override
	public Map<String, List<String>> of(Collection<String> paths) {
		Release release = this.workspace.release();
		List<Manifest> objects = DesiredState.of(release, this.workspace.read(), this.cluster.namespace())
			.objects()
			.stream()
			.map(DesiredObject::manifest)
			.toList();
		Map<String, List<String>> readers = new TreeMap<>();
		for (String path : paths) {
			readers.put(path,
					objects.stream()
						.filter((object) -> reads(object, path, release))
						.map((object) -> nameOf(object, release))
						.sorted()
						.distinct()
						.toList());
		}
		return readers;
	}

	private static boolean reads(Manifest object, String path, Release release) {
		return PodTemplate.of(object)
			.stream()
			.flatMap((template) -> References.in(template).stream())
			.anyMatch((reference) -> release.fileObjects()
				.stream()
				.anyMatch((source) -> isMeant(reference, source, path, release)));
	}

	private static boolean isMeant(Reference reference, FileObject source, String path, Release release) {
		return reference.kind().equals(source.kind().toString()) && reference.name().equals(source.name())
				&& source.takes(path, release.fileRules())
				&& (reference.keys().isEmpty() || reference.keys().contains(release.fileRules().key(path)));
	}

	private static String nameOf(Manifest object, Release release) {
		return release.serviceOf(object.name()).map((service) -> service.name()).orElse(object.name());
	}

}
