package org.malcolmconsole.infrastructure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Manifest;

/**
 * The claims and volumes that a storage form stands for.
 */
final class StorageManifests {

	private static final List<String> NFS_OPTIONS = List.of("nfsvers=4.1", "soft", "noac", "timeo=600", "retrans=2");

	private final StorageForm form;

	private final String namespace;

	private final String volumePrefix;

	private StorageManifests(StorageForm form, String namespace, String volumePrefix) {
		this.form = form;
		this.namespace = namespace;
		this.volumePrefix = volumePrefix;
	}

	/**
	 * The manifests of a form that has no errors.
	 * @param form kind, places and sizes
	 * @param claims the names of the claims
	 * @param namespace where the claims are; volumes belong to no namespace, so those of
	 * another one than the release's own carry it in their names
	 * @param usualNamespace the release's own
	 */
	static List<Manifest> of(StorageForm form, List<String> claims, String namespace, String usualNamespace) {
		String prefix = namespace.equals(usualNamespace) ? "" : namespace + "-";
		StorageManifests manifests = new StorageManifests(form, namespace, prefix);
		return claims.stream().flatMap(manifests::claimWithVolume).toList();
	}

	private Stream<Manifest> claimWithVolume(String claim) {
		return switch (this.form.chosen()) {
			case StorageForm.HOST_PATH, StorageForm.NFS, StorageForm.EFS -> Stream.of(volume(claim), boundClaim(claim));
			default -> Stream.of(dynamicClaim(claim));
		};
	}

	private Manifest dynamicClaim(String claim) {
		String own = this.form.claim(claim).storageClass();
		Map<String, @Nullable Object> spec = new LinkedHashMap<>();
		String storageClass = (own != null) ? own : this.form.storageClass();
		if (storageClass != null && !storageClass.isBlank()) {
			spec.put("storageClassName", storageClass);
		}
		boolean single = StorageForm.SINGLE.equals(this.form.accessMode());
		return claim(claim, spec, single ? StorageForm.SINGLE : accessMode(claim));
	}

	private Manifest boundClaim(String claim) {
		Map<String, @Nullable Object> spec = new LinkedHashMap<>();
		spec.put("storageClassName", className());
		spec.put("volumeName", volumeName(claim));
		return claim(claim, spec, accessMode(claim));
	}

	private Manifest claim(String claim, Map<String, @Nullable Object> spec, String accessMode) {
		spec.put("accessModes", List.of(accessMode));
		spec.put("volumeMode", "Filesystem");
		spec.put("resources", Map.of("requests", Map.of("storage", size(claim))));
		return manifest("PersistentVolumeClaim", orderly("name", claim, "namespace", this.namespace), spec);
	}

	private Manifest volume(String claim) {
		Map<String, @Nullable Object> spec = new LinkedHashMap<>();
		spec.put("capacity", Map.of("storage", size(claim)));
		spec.put("volumeMode", "Filesystem");
		spec.put("accessModes", List.of(accessMode(claim)));
		spec.put("persistentVolumeReclaimPolicy", "Retain");
		if (!className().isEmpty()) {
			spec.put("storageClassName", className());
		}
		backend(claim, spec);
		return manifest("PersistentVolume",
				orderly("name", volumeName(claim), "labels", Map.of("namespace", this.namespace)), spec);
	}

	private void backend(String claim, Map<String, @Nullable Object> spec) {
		String folder = Kept.by(claim).map(Kept::folder).orElse(claim);
		switch (this.form.chosen()) {
			case StorageForm.HOST_PATH ->
				spec.put("hostPath", orderly("path", this.form.path() + "/" + folder, "type", "DirectoryOrCreate"));
			case StorageForm.NFS -> {
				spec.put("mountOptions", NFS_OPTIONS);
				spec.put("nfs", orderly("server", this.form.server(), "path", this.form.path() + "/" + folder));
			}
			default -> spec.put("csi", orderly("driver", "efs.csi.aws.com", "volumeHandle",
					this.form.fileSystem() + ":/malcolm/" + folder));
		}
	}

	/**
	 * Empty, so that no provisioner takes the claim; with NFS and EFS as the examples.
	 */
	private String className() {
		return switch (this.form.chosen()) {
			case StorageForm.NFS -> "nfs";
			case StorageForm.EFS -> "efs-sc";
			default -> "";
		};
	}

	private String volumeName(String claim) {
		return this.volumePrefix + Kept.by(claim).map(Kept::volume).orElse(claim + "-volume");
	}

	private String size(String claim) {
		return String.valueOf(this.form.claim(claim).size());
	}

	private static String accessMode(String claim) {
		return Kept.by(claim).map(Kept::shared).orElse(true) ? StorageForm.SHARED : StorageForm.SINGLE;
	}

	private static Manifest manifest(String kind, Map<String, @Nullable Object> metadata,
			Map<String, @Nullable Object> spec) {
		Map<String, @Nullable Object> content = orderly("apiVersion", "v1", "kind", kind);
		content.put("metadata", metadata);
		content.put("spec", spec);
		return new Manifest(content);
	}

	private static Map<String, @Nullable Object> orderly(String first, @Nullable Object one, String second,
			@Nullable Object other) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put(first, one);
		map.put(second, other);
		return map;
	}

}
