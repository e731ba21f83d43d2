package org.malcolmconsole.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in words why the start was refused.
 */
class UnsafeAddressFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeAddressException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsafeAddressException cause) {
		return new FailureAnalysis(
				"The console was not started: " + cause.getMessage()
						+ ". Passwords and certificates would travel in clear text.",
				"Set server.address=127.0.0.1 and put a proxy with TLS in front, or set console.tls.enabled=true.",
				cause);
	}

}
