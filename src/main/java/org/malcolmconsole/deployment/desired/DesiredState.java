package org.malcolmconsole.deployment.desired;

import java.util.List;

import org.malcolmconsole.deployment.document.Problem;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Contents;

/**
 * All objects that a Malcolm directory asks for, in the order of their stages, and what
 * keeps them from being applied.
 *
 * @param namespace the chosen namespace
 * @param revision the revision of the directory that this was made of
 */
public record DesiredState(String namespace, long revision, List<DesiredObject> objects, List<Problem> problems) {

	public DesiredState {
		objects = List.copyOf(objects);
		problems = List.copyOf(problems);
	}

	/**
	 * Works out the objects of a directory; the same arguments give the same answer, byte
	 * for byte.
	 * @param namespace where everything goes
	 */
	public static DesiredState of(Release release, Contents contents, String namespace) {
		return contents.once(DesiredState.class, release.version() + " " + namespace,
				(files) -> new Assembly(release, files, namespace).assemble());
	}

	/**
	 * This state, when nothing keeps it from being applied.
	 * @throws UnsoundConfiguration (422) that lists every problem
	 */
	public DesiredState sound() {
		if (!this.problems.isEmpty()) {
			throw new UnsoundConfiguration(this.problems);
		}
		return this;
	}

	/**
	 * A digest of all objects: equal for equal states only.
	 */
	public String hash() {
		return ConfigurationHash.of(this.objects);
	}

	/**
	 * The objects of one stage, in the order in which they are applied.
	 */
	public List<DesiredObject> objects(Stage stage) {
		return this.objects.stream().filter((object) -> object.stage() == stage).toList();
	}

}
