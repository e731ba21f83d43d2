package org.malcolmconsole.security.proxy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in words which proxy can't be believed.
 */
class UnsafeProxyFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeProxyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsafeProxyException cause) {
		return new FailureAnalysis("The console was not started: " + cause.getMessage() + ".",
				"Name each proxy by its address or network, as 10.0.0.7, 10.0.0.0/24 or 2001:db8::/64.", cause);
	}

}
