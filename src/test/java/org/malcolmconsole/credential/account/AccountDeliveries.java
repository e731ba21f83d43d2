package org.malcolmconsole.credential.account;

import java.security.SecureRandom;
import java.util.List;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.credential.delivery.Courier;
import org.malcolmconsole.credential.delivery.Deliveries;
import org.malcolmconsole.credential.delivery.RunningPods;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.deployment.LiveConfiguration;
import org.malcolmconsole.workspace.Workspace;

/** Deliveries of accounts, for tests. */
public final class AccountDeliveries {

	private AccountDeliveries() {
	}

	/** One that only notes what has to arrive. */
	public static AccountDelivery resting(Cluster cluster, Workspace workspace) {
		Vault vault = Deliveries.vault(Deliveries.folder());
		return new AccountDelivery(vault, courier(vault, cluster, workspace, (files) -> List.of()), new SecureRandom());
	}

	static Courier courier(Vault vault, Cluster cluster, Workspace workspace, LiveConfiguration configuration) {
		RunningPods pods = Deliveries.pods(cluster, workspace);
		return Deliveries.courier(cluster, pods, new AccountErrand(workspace, vault, pods, configuration));
	}

}
