package org.malcolmconsole.infrastructure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.infrastructure.StorageForm.ClaimForm;
import org.malcolmconsole.infrastructure.manifest.ManifestCheck;
import org.malcolmconsole.infrastructure.manifest.ManifestFile;
import org.malcolmconsole.infrastructure.manifest.ManifestText;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Reads and writes where Malcolm keeps its data.
 */
@Component
class Storage {

	static final String FILE = "kubernetes/01-volumes.yml";

	private final Workspace workspace;

	private final Cluster cluster;

	private final OwnManifests own;

	Storage(Workspace workspace, Cluster cluster, OwnManifests own) {
		this.workspace = workspace;
		this.cluster = cluster;
		this.own = own;
	}

	/** The claims that Malcolm needs. */
	List<String> claims() {
		return this.workspace.release().requiredClaims();
	}

	StorageView view() {
		Contents contents = this.workspace.read();
		List<ManifestFile> files = files(contents);
		long revision = contents.revision();
		return switch (files.size()) {
			case 0 -> view(revision, List.of(new ManifestFile(FILE, new byte[0], List.of())), nothing(), List.of());
			case 1 -> view(revision, files, reader().read(files.get(0)), List.of());
			default -> view(revision, files, StorageForm.ofYaml(files.get(0).text()),
					List.of("The claims are spread over several files, which the console shows but does not write: "
							+ names(files) + "."));
		};
	}

	/** Whether all claims are defined, in whatever files. */
	boolean isConfigured() {
		return this.workspace.recent().once(Boolean.class, "storage", (contents) -> defined(files(contents)));
	}

	StorageView save(StorageForm form, String actor) {
		Contents before = this.workspace.read();
		List<ManifestFile> files = files(before);
		if (files.size() > 1) {
			throw spread(files);
		}
		String path = files.stream().findFirst().map(ManifestFile::path).orElse(FILE);
		byte[] text = text(form, path);
		this.own.check(OwnManifests.STORAGE, answering(form), new ManifestFile(path, text, List.of()), before);
		this.workspace.commit(Change.by(actor, "Storage: " + form.chosen()).basedOn(before.revision()).put(path, text));
		return view();
	}

	/** The field that decides what is written. */
	private static String answering(StorageForm form) {
		return switch (form.chosen()) {
			case StorageForm.YAML -> StorageForm.YAML;
			case StorageForm.HOST_PATH, StorageForm.NFS -> "path";
			default -> "kind";
		};
	}

	private byte[] text(StorageForm form, String path) {
		InvalidFields.throwIfAny(form.errors(claims()));
		if (form.chosen().equals(StorageForm.YAML)) {
			return checked(String.valueOf(form.yaml()), path);
		}
		String comment = "Malcolm's storage, written by Malcolm Console (" + form.chosen() + ").";
		if (form.chosen().equals(StorageForm.EXISTING)) {
			return ManifestText.write(comment, existing());
		}
		return ManifestText.write(comment, StorageManifests.of(form, claims(), this.cluster.namespace(),
				this.workspace.release().defaultNamespace()));
	}

	private byte[] checked(String yaml, String path) {
		this.own.checkMasks(StorageForm.YAML, yaml);
		byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
		List<String> problems = ManifestCheck.problems(path, text, this.cluster.namespace());
		if (problems.isEmpty()) {
			List<Manifest> manifests = ManifestText.manifests(path, text);
			problems = claims().stream()
				.filter((claim) -> manifests.stream().noneMatch((one) -> isClaim(one, claim)))
				.map((claim) -> path + ": the PersistentVolumeClaim " + claim + " is missing.")
				.toList();
		}
		InvalidFields
			.throwIfAny(problems.stream().map((problem) -> new FieldError(StorageForm.YAML, problem)).toList());
		return text;
	}

	/** The claims as the cluster has them, so that applying them changes nothing. */
	private List<Manifest> existing() {
		List<Manifest> found = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		String namespace = this.cluster.namespace();
		claims().forEach((claim) -> this.cluster.get(new ObjectRef("v1", "PersistentVolumeClaim", namespace, claim))
			.filter((one) -> one.text("spec", "volumeName").isPresent())
			.ifPresentOrElse((one) -> found.add(ExistingClaim.of(one)), () -> missing.add(claim)));
		if (!missing.isEmpty()) {
			throw InvalidFields.of("kind", "The namespace " + namespace + " has no claim with a volume of the name "
					+ String.join(", ", missing) + ". Make them first, or choose another kind.");
		}
		return found;
	}

	private StorageView view(long revision, List<ManifestFile> files, StorageForm form, List<String> more) {
		ManifestFile file = files.get(0);
		List<String> warnings = Stream.concat(more.stream(), StorageWarnings.of(form, file, reader(), this.cluster))
			.toList();
		Map<String, ClaimForm> claims = new LinkedHashMap<>();
		claims().forEach((claim) -> claims.put(claim, form.claim(claim)));
		return new StorageView(revision, file.path(), this.cluster.namespace(), defined(files), form.kind(),
				form.storageClass(), form.accessMode(), form.path(), form.server(), form.fileSystem(), claims,
				(form.yaml() != null) ? this.own.shown(file) : null,
				file.manifests().isEmpty() ? null : this.own.shown(file), warnings,
				this.cluster.connection().storageClasses(), this.own.kinds(OwnManifests.STORAGE));
	}

	private boolean defined(List<ManifestFile> files) {
		return claims().stream()
			.allMatch((claim) -> files.stream()
				.flatMap((file) -> file.manifests().stream())
				.anyMatch((one) -> isClaim(one, claim)));
	}

	private List<ManifestFile> files(Contents contents) {
		return ManifestFile.having(contents, "PersistentVolumeClaim")
			.filter((file) -> file.manifests().stream().anyMatch(reader()::isOurs))
			.toList();
	}

	private StorageReader reader() {
		return new StorageReader(claims(), this.workspace.release().defaultNamespace());
	}

	private static boolean isClaim(Manifest manifest, String claim) {
		return manifest.kind().equals("PersistentVolumeClaim") && manifest.name().equals(claim);
	}

	private static StorageForm nothing() {
		return new StorageForm(null, null, null, null, null, null, null, null);
	}

	private static ErrorResponseException spread(List<ManifestFile> files) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"Malcolm's claims are defined in several files: " + names(files)
						+ ". Nothing was changed. Leave them in one of these files, then the console can write it.");
		problem.setTitle("Storage is defined in several files");
		return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
	}

	private static String names(List<ManifestFile> files) {
		return String.join(", ", files.stream().map(ManifestFile::path).toList());
	}

}
