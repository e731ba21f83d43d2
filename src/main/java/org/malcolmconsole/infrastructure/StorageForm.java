package org.malcolmconsole.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.infrastructure.manifest.ManifestCheck;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * Where Malcolm keeps its data, as people say it.
 *
 * @param kind {@code storage-class}, {@code host-path}, {@code nfs}, {@code efs},
 * {@code existing} or {@code yaml}; may be left out with {@code yaml}
 * @param storageClass for {@code storage-class}: its name, null for the cluster's default
 * @param accessMode for {@code storage-class}: {@code ReadWriteMany} (null) or
 * {@code ReadWriteOnce} for claims that several pods share
 * @param path for {@code host-path} and {@code nfs}: the folder that gets one folder a
 * claim
 * @param server for {@code nfs}: host name or address
 * @param fileSystem for {@code efs}: its id, such as {@code fs-0123456789abcdef0}
 * @param claims sizes, and storage classes of single claims, by the claim's name
 * @param yaml own text
 */
record StorageForm(@Nullable String kind, @Nullable String storageClass, @Nullable String accessMode,
		@Nullable String path, @Nullable String server, @Nullable String fileSystem,
		@Nullable Map<String, ClaimForm> claims, @Nullable String yaml) {

	static final String STORAGE_CLASS = "storage-class";

	static final String HOST_PATH = "host-path";

	static final String NFS = "nfs";

	static final String EFS = "efs";

	static final String EXISTING = "existing";

	static final String YAML = "yaml";

	static final List<String> KINDS = List.of(STORAGE_CLASS, HOST_PATH, NFS, EFS, EXISTING, YAML);

	static final String SHARED = "ReadWriteMany";

	static final String SINGLE = "ReadWriteOnce";

	private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._@+-]+)+");

	private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?");

	private static final Pattern FILE_SYSTEM = Pattern.compile("fs-[0-9a-f]{8,40}");

	static StorageForm ofYaml(String yaml) {
		return new StorageForm(YAML, null, null, null, null, null, null, yaml);
	}

	/** The kind, which own text implies. */
	public String chosen() {
		if (this.kind == null) {
			return (this.yaml != null) ? YAML : "";
		}
		return this.kind;
	}

	public ClaimForm claim(String name) {
		Map<String, ClaimForm> all = (this.claims != null) ? this.claims : Map.of();
		ClaimForm given = all.getOrDefault(name, new ClaimForm(null, null));
		String size = has(given.size()) ? given.size() : Kept.by(name).map(Kept::size).orElse("25Gi");
		return new ClaimForm(size, has(given.storageClass()) ? given.storageClass() : null);
	}

	List<FieldError> errors(List<String> claimNames) {
		List<FieldError> errors = new ArrayList<>();
		switch (chosen()) {
			case STORAGE_CLASS -> classErrors(errors);
			case HOST_PATH -> pathErrors(errors);
			case NFS -> {
				pathErrors(errors);
				need(errors, matches(SERVER, this.server), "server",
						"Give the host name or address of the NFS server, such as 192.168.0.100.");
			}
			case EFS -> need(errors, matches(FILE_SYSTEM, this.fileSystem), "fileSystem",
					"Give the id of the EFS file system, such as fs-0123456789abcdef0.");
			case EXISTING -> {
			}
			case YAML -> need(errors, has(this.yaml), "yaml", "Give the manifests of the claims.");
			default -> errors.add(new FieldError("kind", "Choose one of " + String.join(", ", KINDS) + "."));
		}
		claimErrors(errors, claimNames);
		return errors;
	}

	private void classErrors(List<FieldError> errors) {
		need(errors, blankOr(this.storageClass, ManifestCheck::isName), "storageClass",
				"This is no name of a storage class.");
		need(errors, blankOr(this.accessMode, List.of(SHARED, SINGLE)::contains), "accessMode",
				"Choose " + SHARED + " or " + SINGLE + ".");
	}

	private void pathErrors(List<FieldError> errors) {
		need(errors,
				matches(PATH, this.path) && !(this.path + "/").contains("/../") && !(this.path + "/").contains("/./"),
				"path", "Give a folder from the root on, such as /srv/malcolm, of letters, digits and . _ - @ +.");
	}

	private void claimErrors(List<FieldError> errors, List<String> claimNames) {
		new TreeMap<>((this.claims != null) ? this.claims : Map.of()).forEach((name, claim) -> {
			need(errors, claimNames.contains(name), "claims." + name, "Malcolm has no claim of this name.");
			need(errors, blankOr(claim.size(), ManifestCheck::isSize), "claims." + name + ".size",
					"This is no size. Write it such as 100Gi.");
			need(errors, blankOr(claim.storageClass(), ManifestCheck::isName), "claims." + name + ".storageClass",
					"This is no name of a storage class.");
		});
	}

	private static void need(List<FieldError> errors, boolean well, String field, String message) {
		if (!well) {
			errors.add(new FieldError(field, message));
		}
	}

	private static boolean matches(Pattern pattern, @Nullable String text) {
		return text != null && pattern.matcher(text).matches();
	}

	private static boolean blankOr(@Nullable String text, Predicate<String> rule) {
		return text == null || text.isBlank() || rule.test(text);
	}

	private static boolean has(@Nullable String text) {
		return text != null && !text.isBlank();
	}

	/**
	 * What a single claim asks for.
	 *
	 * @param size such as {@code 500Gi}; null for the size of Malcolm's examples
	 * @param storageClass null for that of the form
	 */
	record ClaimForm(@Nullable String size, @Nullable String storageClass) {

	}

}
