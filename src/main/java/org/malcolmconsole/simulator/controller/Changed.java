package org.malcolmconsole.simulator.controller;

import org.malcolmconsole.simulator.store.Store;

/**
 * A controller that rests while nothing changes.
 */
final class Changed implements Controller {

	private final Store store;

	private final Controller controller;

	private long seen = -1;

	Changed(Store store, Controller controller) {
		this.store = store;
		this.controller = controller;
	}

	@Override
	public void reconcile() {
		long version = this.store.version();
		if (version != this.seen) {
			this.controller.reconcile();
			this.seen = version;
		}
	}

}
