package org.malcolmconsole.infrastructure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.infrastructure.manifest.ManifestFile;
import org.malcolmconsole.infrastructure.manifest.ManifestText;
import org.malcolmconsole.infrastructure.manifest.OperatorKinds;
import org.malcolmconsole.infrastructure.manifest.OperatorKinds.Reserved;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;
import org.malcolmconsole.workspace.ChangeGuard;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Asker;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

/**
 * Keeps manifests that give power over the cluster for administrators, whichever way they
 * come into the directory.
 */
@Component
class OwnManifests implements ChangeGuard {

	static final String STORAGE = "storage";

	static final String INGRESS = "ingress";

	private static final Pattern MANIFEST = Pattern.compile("kubernetes/[^/]+\\.ya?ml");

	private static final int SHOWN = 5;

	private final Workspace workspace;

	private final Releases releases;

	private final Cluster cluster;

	private final Map<String, OperatorKinds> byNamespace = new ConcurrentHashMap<>();

	OwnManifests(Workspace workspace, Releases releases, Cluster cluster) {
		this.workspace = workspace;
		this.releases = releases;
		this.cluster = cluster;
	}

	/** The kinds that operators may write for storage or ingress. */
	List<String> kinds(String purpose) {
		return kinds().only(purpose).names();
	}

	/**
	 * Refuses a text that is for administrators, when somebody else brings it; what is in
	 * the file already may stay.
	 * @param field the field of the form that answers for it
	 * @throws InvalidFields naming file, document, line and kind
	 */
	void check(String purpose, String field, ManifestFile written, Contents before) {
		if (!Asker.isAdministrator()) {
			OperatorKinds kinds = kinds().only(purpose);
			List<Reserved> there = before.file(written.path())
				.map((file) -> kinds.reserved(written.path(), file))
				.orElse(List.of());
			InvalidFields.throwIfAny(without(kinds.reserved(written.path(), written.content()), there)
				.map((one) -> new FieldError(field, one.sentence()))
				.toList());
		}
	}

	/**
	 * Refuses masks that stand where secrets have been.
	 */
	void checkMasks(String field, String yaml) {
		if (yaml.contains(Secrecy.MASK)) {
			throw InvalidFields.of(field, "The text holds " + Secrecy.MASK
					+ " in place of a secret value. Type the values themselves, then save again.");
		}
	}

	/** The text of a file without its secrets. */
	String shown(ManifestFile file) {
		if (!new Secrecy(this.workspace.release()).secretFile(file.path(), file.content())) {
			return file.text();
		}
		if (file.manifests().isEmpty()) {
			return "# This file can't be read and may hold a secret, so it isn't shown.\n";
		}
		return ManifestText.masked("Secret values are masked, and comments are left out.", file.manifests());
	}

	@Override
	public void check(Contents before, Contents after, boolean administrator) {
		if (administrator) {
			return;
		}
		List<Reserved> was = new ArrayList<>();
		List<Reserved> will = new ArrayList<>();
		changed(before, after).forEach((path) -> {
			before.file(path).ifPresent((file) -> was.addAll(kinds().reserved(path, file)));
			after.file(path).ifPresent((file) -> will.addAll(kinds().reserved(path, file)));
		});
		List<String> refused = Stream
			.concat(without(will, was).map(Reserved::sentence),
					without(was, will).map((one) -> "What is there now, " + one.sentence()))
			.distinct()
			.toList();
		if (!refused.isEmpty()) {
			throw refusal(refused);
		}
	}

	private OperatorKinds kinds() {
		return this.byNamespace.computeIfAbsent(this.cluster.namespace(),
				(namespace) -> OperatorKinds.read(this.releases.operatorRules(this.workspace.release()), namespace));
	}

	private static Stream<String> changed(Contents before, Contents after) {
		TreeSet<String> paths = new TreeSet<>(before.paths());
		paths.addAll(after.paths());
		return paths.stream()
			.filter((path) -> MANIFEST.matcher(path).matches())
			.filter((path) -> !Arrays.equals(before.file(path).orElse(null), after.file(path).orElse(null)));
	}

	private static Stream<Reserved> without(List<Reserved> all, List<Reserved> others) {
		List<Object> left = new ArrayList<>(others.stream().map(Reserved::object).toList());
		return all.stream().filter((one) -> !left.remove(one.object()));
	}

	private static WorkspaceException refusal(List<String> sentences) {
		String more = (sentences.size() > SHOWN) ? " There are %d more.".formatted(sentences.size() - SHOWN) : "";
		WorkspaceException refusal = WorkspaceException.of(HttpStatus.FORBIDDEN, "Only administrators may do this",
				"Nothing was changed. " + String.join(" ", sentences.stream().limit(SHOWN).toList()) + more, null);
		refusal.getBody()
			.setProperty("errors", sentences.stream().map((sentence) -> new FieldError("yaml", sentence)).toList());
		return refusal;
	}

}
