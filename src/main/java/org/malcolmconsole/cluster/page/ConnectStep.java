package org.malcolmconsole.cluster.page;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.web.SetupStep;

/**
 * The first step of the setup.
 */
class ConnectStep implements SetupStep {

	private final Cluster cluster;

	ConnectStep(Cluster cluster) {
		this.cluster = cluster;
	}

	@Override
	public String id() {
		return "connect";
	}

	@Override
	public String title() {
		return "Connect";
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public String href() {
		return "/connect";
	}

	@Override
	public Progress progress() {
		Connection connection = this.cluster.connection();
		return switch (connection.state()) {
			case NOT_CONFIGURED -> new Progress(State.TODO, "Say which Kubernetes cluster Malcolm is to run on.");
			case CONNECTED -> new Progress(State.DONE,
					"Kubernetes " + connection.version() + ", namespace " + connection.namespace() + ".");
			case UNREACHABLE -> new Progress(State.ATTENTION, String.valueOf(connection.problem()));
		};
	}

}
