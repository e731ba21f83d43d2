package org.malcolmconsole.credential;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.StandInCluster;

import static org.assertj.core.api.Assertions.assertThat;

/** What may not be seen is not taken for missing. */
class NetboxGuardTests {

	@Test
	void aClaimThatIsThereMayHoldADatabase() {
		StandInCluster cluster = new StandInCluster();
		assertThat(new NetboxGuard(cluster).databaseMayExist()).isFalse();
		cluster.claims("config-claim");
		assertThat(new NetboxGuard(cluster).databaseMayExist()).isTrue();
	}

	@Test
	void whoMayNotSeeClaimsIsAskedToConfirm() {
		StandInCluster cluster = new StandInCluster() {

			@Override
			public ClusterSnapshot snapshot() {
				return new ClusterSnapshot(0, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
						List.of(), List.of(), Instant.EPOCH, null, null, List.of("persistentvolumeclaims"));
			}

		};
		assertThat(new NetboxGuard(cluster).databaseMayExist()).isTrue();
	}

}
