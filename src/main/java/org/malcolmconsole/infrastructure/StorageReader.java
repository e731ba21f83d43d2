package org.malcolmconsole.infrastructure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.infrastructure.StorageForm.ClaimForm;
import org.malcolmconsole.infrastructure.manifest.ManifestFile;

/**
 * Finds the form that a file of claims and volumes stands for; when there is none that
 * says the same, the file is somebody's own text.
 */
final class StorageReader {

	private static final String CLAIM = "PersistentVolumeClaim";

	private final List<String> claims;

	private final String usualNamespace;

	StorageReader(List<String> claims, String usualNamespace) {
		this.claims = claims;
		this.usualNamespace = usualNamespace;
	}

	/** Whether a manifest is one of the claims that Malcolm needs. */
	boolean isOurs(Manifest manifest) {
		return manifest.kind().equals(CLAIM) && this.claims.contains(manifest.name());
	}

	StorageForm read(ManifestFile file) {
		if (file.manifests().stream().allMatch((one) -> isOurs(one) && one.text("spec", "volumeName").isPresent())) {
			return new StorageForm(StorageForm.EXISTING, null, null, null, null, null, sizes(file, true), null);
		}
		return candidates(file).filter((form) -> saysTheSame(form, file))
			.findFirst()
			.orElseGet(() -> StorageForm.ofYaml(file.text()));
	}

	/** The namespace that the claims of a file are in, if it is one. */
	Optional<String> namespace(ManifestFile file) {
		Set<String> all = file.manifests()
			.stream()
			.filter(this::isOurs)
			.map((claim) -> String.valueOf(claim.namespace()))
			.collect(Collectors.toSet());
		return (all.size() == 1) ? all.stream().findFirst() : Optional.empty();
	}

	private Stream<StorageForm> candidates(ManifestFile file) {
		Optional<Manifest> volume = file.manifests()
			.stream()
			.filter((one) -> one.kind().equals("PersistentVolume"))
			.findFirst();
		if (volume.isPresent()) {
			return placed(file, volume.get());
		}
		String storageClass = usualClass(file);
		return Stream.of(Optional.<String>empty(), Optional.of(StorageForm.SINGLE))
			.map((accessMode) -> new StorageForm(StorageForm.STORAGE_CLASS, storageClass, accessMode.orElse(null), null,
					null, null, sizes(file, false), null));
	}

	private Stream<StorageForm> placed(ManifestFile file, Manifest volume) {
		Map<String, ClaimForm> sizes = sizes(file, true);
		Optional<String> folder = volume.text("spec", "hostPath", "path").map(StorageReader::parent);
		Optional<String> server = volume.text("spec", "nfs", "server");
		Optional<String> fileSystem = volume.text("spec", "csi", "volumeHandle")
			.map((handle) -> handle.substring(0, Math.max(0, handle.indexOf(':'))));
		if (folder.isPresent()) {
			return Stream.of(new StorageForm(StorageForm.HOST_PATH, null, null, folder.get(), null, null, sizes, null));
		}
		if (server.isPresent()) {
			String path = volume.text("spec", "nfs", "path").map(StorageReader::parent).orElse("");
			return Stream.of(new StorageForm(StorageForm.NFS, null, null, path, server.get(), null, sizes, null));
		}
		return fileSystem.stream()
			.map((id) -> new StorageForm(StorageForm.EFS, null, null, null, null, id, sizes, null));
	}

	private boolean saysTheSame(StorageForm form, ManifestFile file) {
		if (!form.errors(this.claims).isEmpty()) {
			return false;
		}
		String namespace = namespace(file).orElse(this.usualNamespace);
		List<Manifest> meant = StorageManifests.of(form, this.claims, namespace, this.usualNamespace);
		return meant.size() == file.manifests().size() && new HashSet<>(meant).equals(new HashSet<>(file.manifests()));
	}

	/** The storage class that most claims name, or null when none does. */
	private @Nullable String usualClass(ManifestFile file) {
		Map<String, Long> uses = file.manifests()
			.stream()
			.filter(this::isOurs)
			.map((claim) -> claim.text("spec", "storageClassName").orElse(""))
			.collect(Collectors.groupingBy((name) -> name, LinkedHashMap::new, Collectors.counting()));
		return uses.entrySet()
			.stream()
			.max(Map.Entry.comparingByValue())
			.map(Map.Entry::getKey)
			.filter((name) -> !name.isEmpty())
			.orElse(null);
	}

	private Map<String, ClaimForm> sizes(ManifestFile file, boolean withoutClasses) {
		String usual = usualClass(file);
		Map<String, ClaimForm> sizes = new LinkedHashMap<>();
		file.manifests().stream().filter(this::isOurs).forEach((claim) -> {
			String own = claim.text("spec", "storageClassName").orElse(null);
			boolean same = withoutClasses || own == null || own.equals(usual);
			sizes.put(claim.name(), new ClaimForm(claim.text("spec", "resources", "requests", "storage").orElse(null),
					same ? null : own));
		});
		return sizes;
	}

	private static String parent(String path) {
		return path.substring(0, Math.max(0, path.lastIndexOf('/')));
	}

}
