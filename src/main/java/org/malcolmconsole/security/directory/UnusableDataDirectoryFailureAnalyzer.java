package org.malcolmconsole.security.directory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in words why the console can't keep its state.
 */
class UnusableDataDirectoryFailureAnalyzer extends AbstractFailureAnalyzer<UnusableDataDirectoryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableDataDirectoryException cause) {
		return new FailureAnalysis("The console was not started: " + cause.getMessage() + ".",
				"Make room there, or let the account that runs the console own the folder, or name another one with console.data-directory.",
				cause);
	}

}
