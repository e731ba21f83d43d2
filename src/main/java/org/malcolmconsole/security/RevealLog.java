package org.malcolmconsole.security;

import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.workspace.SecretsRevealed;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says in the log who looked at secrets.
 */
@Component
class RevealLog {

	private final SecurityLog log;

	RevealLog(SecurityLog log) {
		this.log = log;
	}

	@EventListener
	void revealed(SecretsRevealed event) {
		this.log.write("secrets-revealed", "succeeded", "file", event.file(), "actor", event.actor());
	}

}
