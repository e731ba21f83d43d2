package org.malcolmconsole.deployment.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects every problem, so that people see all of them at once.
 */
public final class Problems {

	private final List<Problem> found = new ArrayList<>();

	public void add(Problem problem) {
		if (!this.found.contains(problem)) {
			this.found.add(problem);
		}
	}

	public List<Problem> found() {
		return List.copyOf(this.found);
	}

}
