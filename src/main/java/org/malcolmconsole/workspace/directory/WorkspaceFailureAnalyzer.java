package org.malcolmconsole.workspace.directory;

import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says at start in plain words why the Malcolm directory can't be used.
 */
class WorkspaceFailureAnalyzer extends AbstractFailureAnalyzer<WorkspaceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WorkspaceException cause) {
		return new FailureAnalysis(String.valueOf(cause.getBody().getTitle()), cause.getBody().getDetail(), cause);
	}

}
