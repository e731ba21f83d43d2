package org.malcolmconsole.simulator.controller;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.malcolmconsole.simulator.apply.Tracking;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;

/**
 * All controllers but those of the nodes.
 */
public final class Controllers {

	private Controllers() {
	}

	/**
	 * The controllers in the order of a round.
	 * @param farewell the least time that a namespace takes to end
	 */
	public static List<Controller> of(Store store, Recorder recorder, Clock clock, RandomGenerator random,
			Duration farewell) {
		Writer writer = new Writer(store, new Tracking(clock), "kube-controller-manager");
		Removal removal = new Removal(store, clock);
		return List.of(new Changed(store, new Claims(store, writer, recorder)),
				new Changed(store, new Volumes(store, writer, removal)),
				new Changed(store, new Deployments(store, writer, removal, recorder, clock)),
				new Changed(store, new ReplicaSets(store, writer, removal, recorder, random)),
				new Changed(store, new GarbageCollector(store, writer, removal)),
				new Namespaces(store, writer, removal, clock, farewell));
	}

}
