package org.malcolmconsole.infrastructure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
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
 * Reads and writes how people reach Malcolm.
 */
@Component
class Ingresses {

	static final String FILE = "kubernetes/99-ingress-nginx.yml";

	private static final String PREFIX = "kubernetes/99-ingress";

	private final Workspace workspace;

	private final Cluster cluster;

	private final OwnManifests own;

	Ingresses(Workspace workspace, Cluster cluster, OwnManifests own) {
		this.workspace = workspace;
		this.cluster = cluster;
		this.own = own;
	}

	IngressView view() {
		Contents contents = this.workspace.read();
		List<ManifestFile> files = files(contents);
		if (files.isEmpty()) {
			return view(contents.revision(), FILE, IngressForm.none(), null);
		}
		return view(contents.revision(), files.get(0).path(), read(files.get(0)), files.get(0));
	}

	/** Whether there is an ingress, in whatever files. */
	boolean isConfigured() {
		return this.workspace.recent().once(Boolean.class, "ingress", (contents) -> !files(contents).isEmpty());
	}

	IngressView save(IngressForm form, String actor) {
		Contents before = this.workspace.read();
		List<ManifestFile> files = files(before);
		if (files.size() > 1) {
			throw spread(files);
		}
		String path = files.stream().findFirst().map(ManifestFile::path).orElse(FILE);
		Change change = Change.by(actor, "Ingress: " + form.chosen()).basedOn(before.revision());
		Optional<byte[]> text = text(form, path);
		text.ifPresent((written) -> this.own.check(OwnManifests.INGRESS, answering(form),
				new ManifestFile(path, written, List.of()), before));
		this.workspace.commit(text.map((written) -> change.put(path, written)).orElseGet(() -> change.delete(path)));
		return view();
	}

	/** The field that decides what is written. */
	private static String answering(IngressForm form) {
		return form.chosen().equals(IngressForm.YAML) ? IngressForm.YAML : "kind";
	}

	private Optional<byte[]> text(IngressForm form, String path) {
		InvalidFields.throwIfAny(form.errors());
		return switch (form.chosen()) {
			case IngressForm.NONE -> Optional.empty();
			case IngressForm.YAML -> Optional.of(checked(String.valueOf(form.yaml()), path));
			default -> Optional.of(ManifestText.write("Malcolm's ingress, written by Malcolm Console (nginx).",
					IngressManifests.of(form, this.cluster.namespace())));
		};
	}

	private byte[] checked(String yaml, String path) {
		this.own.checkMasks(IngressForm.YAML, yaml);
		byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
		List<String> problems = ManifestCheck.problems(path, text, this.cluster.namespace());
		InvalidFields
			.throwIfAny(problems.stream().map((problem) -> new FieldError(IngressForm.YAML, problem)).toList());
		return text;
	}

	private IngressForm read(ManifestFile file) {
		return Stream.of(file.manifests())
			.filter((manifests) -> manifests.size() == 1)
			.map((manifests) -> manifests.get(0))
			.filter((ingress) -> meant(form(ingress), ingress))
			.map(Ingresses::form)
			.findFirst()
			.orElseGet(() -> IngressForm.ofYaml(file.text()));
	}

	private static boolean meant(IngressForm form, Manifest ingress) {
		return form.errors().isEmpty()
				&& IngressManifests.of(form, String.valueOf(ingress.namespace())).equals(List.of(ingress));
	}

	private static IngressForm form(Manifest ingress) {
		Boolean passthrough = Boolean.valueOf(ingress.annotations().get("nginx.ingress.kubernetes.io/ssl-passthrough"));
		return new IngressForm(IngressForm.NGINX, ingress.text("spec", "rules", "0", "host").orElse(null),
				ingress.text("spec", "ingressClassName").orElse(null), passthrough, null);
	}

	private IngressView view(long revision, String path, IngressForm form, @Nullable ManifestFile file) {
		String text = (file != null) ? this.own.shown(file) : null;
		return new IngressView(revision, path, this.cluster.namespace(), form.chosen(), form.host(),
				form.ingressClass(), form.tlsPassthrough(), (form.yaml() != null) ? text : null, text,
				warnings(form, file), this.cluster.connection().ingressClasses(), this.own.kinds(OwnManifests.INGRESS));
	}

	private List<String> warnings(IngressForm form, @Nullable ManifestFile file) {
		List<String> warnings = new ArrayList<>();
		if (form.chosen().equals(IngressForm.NONE)) {
			warnings.add(
					"Without an ingress, Malcolm's pages are reached through a port forward or a service of your own only.");
		}
		String name = form.ingressClass();
		if (name != null
				&& this.cluster.connection().ingressClasses().stream().noneMatch((one) -> one.name().equals(name))) {
			warnings.add("The cluster has no ingress class of the name " + name + ".");
		}
		if (file != null) {
			file.manifests()
				.stream()
				.filter((one) -> isIngress(one) && !this.cluster.namespace().equals(one.namespace()))
				.findFirst()
				.ifPresent((one) -> warnings.add("The ingress in the file is for the namespace " + one.namespace()
						+ ", but Malcolm's is " + this.cluster.namespace() + ". Save it again."));
		}
		return warnings;
	}

	/** Files with an ingress in them, or with the name that releases give such files. */
	private static List<ManifestFile> files(Contents contents) {
		return ManifestFile.all(contents)
			.filter((file) -> file.path().startsWith(PREFIX) || file.text().contains("Ingress"))
			.map(ManifestFile::read)
			.filter((file) -> file.path().startsWith(PREFIX)
					|| file.manifests().stream().anyMatch(Ingresses::isIngress))
			.toList();
	}

	private static boolean isIngress(Manifest manifest) {
		return manifest.kind().equals("Ingress");
	}

	private static ErrorResponseException spread(List<ManifestFile> files) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"Ingresses are defined in several files: "
						+ String.join(", ", files.stream().map(ManifestFile::path).toList())
						+ ". Nothing was changed. Leave them in one of these files, then the console can write it.");
		problem.setTitle("Ingresses are defined in several files");
		return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
	}

}
