package org.malcolmconsole.simulator.kubelet;

import java.time.Clock;
import java.util.List;

import org.malcolmconsole.simulator.apply.Tracking;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.controller.Controller;
import org.malcolmconsole.simulator.controller.Recorder;
import org.malcolmconsole.simulator.store.Store;

/**
 * The nodes: who places pods on them and who runs the pods.
 */
public final class Nodes {

	private Nodes() {
	}

	public static List<Controller> of(Store store, Recorder recorder, Clock clock, Pace pace) {
		Tracking tracking = new Tracking(clock);
		return List.of(new Scheduler(store, new Writer(store, tracking, "kube-scheduler"), recorder, clock),
				new Kubelet(store, new Writer(store, tracking, "kubelet"), recorder, clock, pace.step()));
	}

}
