package org.malcolmconsole.deployment.inventory;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Inventories for tests. */
public final class Inventories {

	private Inventories() {
	}

	public static Inventory on(JdbcClient database) {
		return new Inventory(database, Clock.systemUTC(), new Places(database, Clock.systemUTC()));
	}

}
