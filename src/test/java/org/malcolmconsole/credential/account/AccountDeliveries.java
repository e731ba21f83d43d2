package org.malcolmconsole.credential.account;

import java.security.SecureRandom;
import java.util.List;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.credential.delivery.Courier;
import org.malcolmconsole.credential.delivery.Deliveries;
import org.malcolmconsole.credential.delivery.RunningPods;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.deployment.LiveConfiguration;
import org.malcolmconsole.web.GeneratedPassword;
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

	/** Adds an account as the page does. */
	public static void add(Workspace workspace, String username) {
		accounts(workspace).add(new AccountForm(username, null, true), "tester");
	}

	/** Sets the password of an account as the page does. */
	public static void setPassword(Workspace workspace, String username) {
		accounts(workspace).setPassword(new AccountForm(username, null, true), "tester");
	}

	/** Removes an account as the page does. */
	public static void remove(Workspace workspace, String username) {
		accounts(workspace).remove(username, "tester");
	}

	private static LocalAccounts accounts(Workspace workspace) {
		SecureRandom random = new SecureRandom();
		return new LocalAccounts(workspace, random, new GeneratedPassword(random),
				resting(new StandInCluster(), workspace));
	}

	static Courier courier(Vault vault, Cluster cluster, Workspace workspace, LiveConfiguration configuration) {
		RunningPods pods = Deliveries.pods(cluster, workspace);
		return Deliveries.courier(cluster, pods, new AccountErrand(workspace, vault, pods, configuration));
	}

}
