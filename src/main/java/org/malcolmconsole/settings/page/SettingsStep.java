package org.malcolmconsole.settings.page;

import org.malcolmconsole.web.SetupStep;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * The step of looking at the settings once.
 */
@Component
class SettingsStep implements SetupStep {

	private final Workspace workspace;

	SettingsStep(Workspace workspace) {
		this.workspace = workspace;
	}

	@Override
	public String id() {
		return "settings";
	}

	@Override
	public String title() {
		return "Settings";
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public String href() {
		return "/settings";
	}

	@Override
	public Progress progress() {
		boolean chosen = this.workspace.recent().revision() > 1
				|| this.workspace.revisions(0, 1).stream().anyMatch(Revision::outside);
		return chosen ? new Progress(State.DONE, "Settings were saved or came with the directory.")
				: new Progress(State.TODO, "Look at memory, accounts and HTTPS; save to write what Kubernetes needs.");
	}

}
