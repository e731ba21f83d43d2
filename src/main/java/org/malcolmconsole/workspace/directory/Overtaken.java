package org.malcolmconsole.workspace.directory;

import java.io.IOException;

/**
 * Another program wrote a file at the moment when the console was about to.
 */
final class Overtaken extends IOException {

	private static final long serialVersionUID = 1L;

	Overtaken(String path) {
		super(path + " was changed by another program at the same moment, and what that wrote was kept");
	}

}
