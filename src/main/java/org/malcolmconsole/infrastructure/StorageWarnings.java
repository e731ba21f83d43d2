package org.malcolmconsole.infrastructure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection.StorageClass;
import org.malcolmconsole.infrastructure.manifest.ManifestFile;

/**
 * What to think of before storage is used as it is.
 */
final class StorageWarnings {

	private StorageWarnings() {
	}

	static Stream<String> of(StorageForm form, ManifestFile file, StorageReader reader, Cluster cluster) {
		return Stream.of(kind(form, cluster), namespace(file, reader, cluster.namespace())).flatMap(Optional::stream);
	}

	private static Optional<String> kind(StorageForm form, Cluster cluster) {
		return switch (form.chosen()) {
			case StorageForm.HOST_PATH -> Optional
				.of("A host path is a folder of one node. With several nodes, pods on another node find an empty folder there: use it with one node, or with a folder that all nodes share.");
			case StorageForm.STORAGE_CLASS -> storageClass(form, cluster.connection().storageClasses());
			default -> Optional.empty();
		};
	}

	private static Optional<String> storageClass(StorageForm form, List<StorageClass> offered) {
		String name = form.storageClass();
		if (offered.isEmpty()) {
			return Optional.of("The cluster offers no storage class, as far as the console may see.");
		}
		if (name == null || name.isBlank()) {
			return offered.stream().anyMatch(StorageClass::isDefault) ? Optional.empty()
					: Optional.of("The cluster has no default storage class, so the claims would wait for ever.");
		}
		return offered.stream().anyMatch((one) -> one.name().equals(name)) ? Optional.empty()
				: Optional.of("The cluster has no storage class of the name " + name + ".");
	}

	private static Optional<String> namespace(ManifestFile file, StorageReader reader, String namespace) {
		return reader.namespace(file)
			.filter((written) -> !written.equals(namespace))
			.map((written) -> "The claims in the file are for the namespace " + written + ", but Malcolm's is "
					+ namespace + ". Save storage again.");
	}

}
