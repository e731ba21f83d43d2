package org.malcolmconsole.deployment.desired;

import org.malcolmconsole.deployment.document.Problem;
import org.malcolmconsole.deployment.document.Problems;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Contents;

/**
 * What a release needs before it can start: claims and account files.
 */
final class Requirements {

	private final Release release;

	private final Problems problems;

	Requirements(Release release, Problems problems) {
		this.release = release;
		this.problems = problems;
	}

	void checkFiles(Contents contents) {
		for (Release.RequiredFile file : this.release.requiredFiles()) {
			if (!EnvObjects.present(file.path(), contents)) {
				this.problems.add(Problem.of(file.path(),
						"The file is missing. Credentials → %s makes it.".formatted(file.madeBy().replace('-', ' '))));
			}
		}
	}

	void checkClaims(Configurations objects) {
		for (String claim : this.release.requiredClaims()) {
			if (objects.find(Reference.CLAIM, claim).isEmpty()) {
				this.problems.add(Problem.of("kubernetes",
						"No manifest defines the claim %s. Storage makes it.".formatted(claim)));
			}
		}
	}

}
