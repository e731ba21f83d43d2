package org.malcolmconsole.deployment.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.StandInCluster;

import static org.assertj.core.api.Assertions.assertThat;

/** One inventory of a cluster, whatever we may read of it. */
class PlacesTests {

	private static final ObjectRef MAP = new ObjectRef("v1", "ConfigMap", "malcolm", "arkime-env");

	private final JdbcDataSource source = new JdbcDataSource();

	private Inventory inventory;

	@BeforeEach
	void emptyDatabase() {
		this.source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		Flyway.configure().dataSource(this.source).load().migrate();
		restart();
	}

	@Test
	void aRightGrantedLaterKeepsTheInventory() {
		note(at("here", null), MAP, "1");
		assertThat(uids(at("here", "cluster-a"))).containsExactly("1");
		restart();
		assertThat(uids(at("here", "cluster-a"))).containsExactly("1");
	}

	@Test
	void aRightTakenLaterKeepsTheInventory() {
		note(at("here", "cluster-a"), MAP, "1");
		assertThat(uids(at("here", null))).containsExactly("1");
		restart();
		assertThat(uids(at("here", null))).containsExactly("1");
		note(at("here", null), other(), "2");
		assertThat(uids(at("here", "cluster-a"))).containsExactly("1", "2");
	}

	@Test
	void twoClustersAreNeverMixed() {
		note(at("here", null), MAP, "1");
		note(at("there", null), MAP, "2");
		assertThat(uids(at("there", "cluster-b"))).containsExactly("2");
		assertThat(uids(at("here", "cluster-a"))).containsExactly("1");
		assertThat(uids(at("here", null))).containsExactly("1");
		assertThat(uids(at("there", null))).containsExactly("2");
	}

	@Test
	void anotherClusterInThePlaceOfTheFormerHasAnInventoryOfItsOwn() {
		note(at("here", "cluster-a"), MAP, "1");
		assertThat(uids(at("here", "cluster-b"))).isEmpty();
		note(at("here", "cluster-b"), MAP, "2");
		assertThat(uids(at("here", null))).containsExactly("2");
		assertThat(uids(at("elsewhere", "cluster-a"))).containsExactly("1");
	}

	@Test
	void oneClusterAtTwoAddressesIsOneOnceItsIdIsKnownAndTheNewerNoteWins() {
		note(at("outside", "cluster-a"), MAP, "1");
		note(at("tunnel", null), MAP, "2");
		assertThat(uids(at("tunnel", "cluster-a"))).containsExactly("2");
		assertThat(uids(at("outside", null))).containsExactly("2");
	}

	@Test
	void twoThatAreAboutToApplyTheSameObjectNoteItOnce() throws Exception {
		StandInCluster cluster = at("here", "cluster-a");
		Installation installation = this.inventory.installation(cluster);
		var threads = Executors.newFixedThreadPool(2);
		try {
			for (int round = 0; round < 50; round++) {
				ObjectRef ref = new ObjectRef("v1", "ConfigMap", "malcolm", "map-" + round);
				var both = new CyclicBarrier(2);
				Callable<Void> writer = () -> {
					both.await();
					this.inventory.intend(installation, ref, false);
					return null;
				};
				for (var end : threads.invokeAll(List.of(writer, writer))) {
					end.get();
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.inventory.of(installation)).hasSize(50);
	}

	private void restart() {
		this.inventory = Inventories.on(JdbcClient.create(this.source));
	}

	private void note(StandInCluster cluster, ObjectRef ref, String uid) {
		Installation installation = this.inventory.installation(cluster);
		this.inventory.intend(installation, ref, false);
		this.inventory.applied(installation, ref, uid);
	}

	private List<String> uids(StandInCluster cluster) {
		return this.inventory.entries(cluster).values().stream().map(Inventory.Entry::uid).sorted().toList();
	}

	private static ObjectRef other() {
		return new ObjectRef("v1", "ConfigMap", "malcolm", "zeek-env");
	}

	private static StandInCluster at(String place, String uid) {
		return new StandInCluster() {

			@Override
			public Connection connection() {
				return new Connection(Connection.State.CONNECTED, Connection.Source.KUBECONFIG, "https://" + place,
						null, "malcolm", null, "v1", uid, false, List.of(), List.of(), List.of(), null, Instant.EPOCH,
						place);
			}

		};
	}

}
