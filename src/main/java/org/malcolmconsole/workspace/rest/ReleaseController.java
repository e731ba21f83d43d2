package org.malcolmconsole.workspace.rest;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.Workspace;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The release in use.
 */
@RestController
class ReleaseController {

	private final Workspace workspace;

	ReleaseController(Workspace workspace) {
		this.workspace = workspace;
	}

	@GetMapping("/api/v1/release")
	ReleaseView release() {
		var release = this.workspace.release();
		var found = this.workspace.recognised();
		var origin = (found.release() != null) ? found.release().version() : null;
		return new ReleaseView(release.version(), this.workspace.root().toString(),
				new RecognisedView(found.known(), origin, found.how(), found.tags(), found.missing(), found.problems()),
				new ImageView(release.imagePrefix(), release.version()), release.defaultNamespace());
	}

	/**
	 * The release as JSON.
	 */
	record ReleaseView(String version, String directory, RecognisedView recognised, ImageView images,
			String defaultNamespace) {
	}

	/**
	 * How the directory was recognised.
	 */
	record RecognisedView(boolean known, @Nullable String version, String how, Map<String, Integer> tags,
			List<String> missing, List<String> problems) {
	}

	/**
	 * Where images come from.
	 */
	record ImageView(String source, String tag) {
	}

}
