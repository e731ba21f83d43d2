package org.malcolmconsole.deployment.desired;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.document.Document;
import org.malcolmconsole.deployment.document.FieldPath;
import org.malcolmconsole.deployment.document.ManifestFiles;
import org.malcolmconsole.deployment.document.ObjectCheck;
import org.malcolmconsole.deployment.document.PodTemplate;
import org.malcolmconsole.deployment.document.Problem;
import org.malcolmconsole.deployment.document.Problems;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Contents;

/**
 * Puts the desired state together and checks it as a whole.
 */
final class Assembly {

	private final Release release;

	private final Contents contents;

	private final String namespace;

	private final Problems problems = new Problems();

	private final List<DesiredObject> objects = new ArrayList<>();

	Assembly(Release release, Contents contents, String namespace) {
		this.release = release;
		this.contents = contents;
		this.namespace = namespace;
	}

	DesiredState assemble() {
		var requirements = new Requirements(this.release, this.problems);
		requirements.checkFiles(this.contents);
		this.objects.addAll(new FileObjects(this.release, this.contents, this.problems).in(this.namespace));
		this.objects.addAll(new EnvObjects(this.release.envRules(), this.namespace, this.problems).of(this.contents));
		List<Document> documents = documents();
		addNamespace(documents);
		var configurations = configurations(documents);
		requirements.checkClaims(configurations);
		var check = new ReferenceCheck(configurations, this.problems);
		documents.forEach(check::check);
		refuseTwins(documents);
		return new DesiredState(this.namespace, this.contents.revision(), finished(configurations),
				this.problems.found());
	}

	private List<Document> documents() {
		List<Document> written = ManifestFiles.read(this.contents, this.problems);
		written.forEach(new ObjectCheck(this.problems)::check);
		var namespaces = new Namespaces(this.release, this.namespace, written);
		List<Document> moved = new ArrayList<>();
		for (Document document : written) {
			var here = document.with(withoutPlainText(namespaces.move(document.manifest())));
			moved.add(here);
			var stage = Stage.of(here.manifest().kind(), namespaces.elsewhere(document.manifest()));
			this.objects.add(new DesiredObject(here.manifest(), stage, document.file()));
		}
		return moved;
	}

	/**
	 * What is written as text in a Secret is stored in base64; one form only can be
	 * applied again without a change.
	 */
	private static Manifest withoutPlainText(Manifest manifest) {
		if (!manifest.kind().equals("Secret") || manifest.at("stringData").isEmpty()) {
			return manifest;
		}
		Manifest stored = manifest.without("stringData");
		for (var entry : manifest.texts("stringData").entrySet()) {
			byte[] bytes = entry.getValue().getBytes(StandardCharsets.UTF_8);
			stored = stored.with(Base64.getEncoder().encodeToString(bytes), "data", entry.getKey());
		}
		return stored;
	}

	private void addNamespace(List<Document> documents) {
		var ref = new ObjectRef("v1", "Namespace", null, this.namespace);
		if (documents.stream().noneMatch((document) -> document.manifest().ref().equals(ref))) {
			Manifest manifest = new Manifest(Map.of("apiVersion", "v1")).with("Namespace", "kind")
				.with(this.namespace, "metadata", "name");
			this.objects.add(new DesiredObject(manifest, Stage.NAMESPACE, ""));
		}
	}

	private Configurations configurations(List<Document> documents) {
		List<Manifest> all = new ArrayList<>(this.objects.stream().map(DesiredObject::manifest).toList());
		documents.forEach((document) -> all.add(document.manifest()));
		return new Configurations(all, this.namespace);
	}

	private void refuseTwins(List<Document> documents) {
		Map<ObjectRef, String> sources = new HashMap<>();
		this.objects.stream()
			.filter((object) -> documents.stream().noneMatch((document) -> document.manifest() == object.manifest()))
			.forEach((object) -> refuseTwin(sources, object.ref(), Problem.of(object.source(), "")));
		documents.forEach((document) -> refuseTwin(sources, document.manifest().ref(),
				document.problem(FieldPath.of("metadata", "name"), "")));
	}

	private void refuseTwin(Map<ObjectRef, String> sources, ObjectRef ref, Problem at) {
		String other = sources.putIfAbsent(ref, at.place());
		if (other != null) {
			this.problems.add(new Problem(at.file(), at.document(), at.path(), at.line(),
					"The %s is made twice, here and by %s: remove one of them.".formatted(ref, other)));
		}
	}

	private List<DesiredObject> finished(Configurations configurations) {
		return this.objects.stream()
			.sorted(Comparator.comparing(DesiredObject::stage))
			.map((object) -> finished(object, configurations))
			.toList();
	}

	private DesiredObject finished(DesiredObject object, Configurations configurations) {
		Manifest hashed = PodTemplate.of(object.manifest())
			.map((template) -> template.annotated(Ownership.CONFIGURATION,
					ConfigurationHash.of(template, configurations)))
			.orElse(object.manifest());
		Manifest labelled = Ownership.label(hashed, this.namespace);
		Manifest marked = labelled.kind().equals("Deployment")
				? labelled.with(ConfigurationHash.of(labelled), "metadata", "annotations", Ownership.MANIFEST)
				: labelled;
		return new DesiredObject(marked, object.stage(), object.source());
	}

}
