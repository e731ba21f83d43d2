package org.malcolmconsole.deployment.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.deployment.Status.BeingDeleted;

/**
 * What somebody told to go while Malcolm needs it: said before a stop makes it come true.
 */
final class DeletionBoard {

	private final Scene scene;

	private final List<BeingDeleted> found = new ArrayList<>();

	private DeletionBoard(Scene scene) {
		this.scene = scene;
	}

	static List<BeingDeleted> of(Scene scene) {
		return new DeletionBoard(scene).look();
	}

	private List<BeingDeleted> look() {
		ClusterSnapshot snapshot = this.scene.snapshot();
		ClusterSnapshot.Namespace namespace = snapshot.namespace();
		boolean emptied = namespace != null && namespace.metadata().deleted() != null;
		if (emptied && this.scene.stopping()) {
			return List.of();
		}
		if (namespace != null) {
			add("Namespace", namespace.metadata(),
					"The namespace %s is marked for deletion: everything in it goes, claims included, and it takes no new "
							+ "objects. Nobody can call that back; save what you need from the volumes.");
		}
		snapshot.claims()
			.stream()
			.filter((claim) -> this.scene.claims().contains(claim.metadata().name()))
			.forEach(this::claim);
		if (!this.scene.stopping()) {
			snapshot.deployments()
				.stream()
				.filter((one) -> this.scene.expected().contains(one.metadata().name()))
				.forEach((one) -> add("Deployment", one.metadata(),
						"%s is marked for deletion: its pods end as soon as nothing holds it. Start again when it is gone, "
								+ "to make it anew."));
		}
		return this.found;
	}

	private void claim(Claim claim) {
		String name = claim.volume();
		Map<String, ClaimVolumes.Volume> volumes = this.scene.volumes();
		ClaimVolumes.Volume volume = (name != null) ? volumes.get(name) : null;
		if (claim.metadata().deleted() != null) {
			add("PersistentVolumeClaim", claim.metadata(),
					"%s is marked for deletion: it goes as soon as no pod uses it, so when Malcolm stops. "
							+ fate(name, volume));
		}
		else if (name != null && volume != null && volume.deleted() != null) {
			add("PersistentVolume", name, volume.deleted(), "The volume " + name + " of " + claim.metadata().name()
					+ " is marked for deletion: it goes as soon as its claim does. " + fate(name, volume));
		}
	}

	private static String fate(@Nullable String name, ClaimVolumes.@Nullable Volume volume) {
		if (name == null) {
			return "It has no volume yet, so no data go with it.";
		}
		if (volume != null && volume.policy().equals("Retain")) {
			return "Its volume %s has the reclaim policy Retain, so the data stay there; a new claim finds them only when it names that volume."
				.formatted(name);
		}
		String known = (volume != null)
				? "its data go with the volume %s (reclaim policy %s)".formatted(name, volume.policy())
				: "its data may go with the volume %s, which the console may not read".formatted(name);
		return ("Then %s. Do not stop or restart before the data are safe: copy them, or have the volume kept: "
				+ "kubectl patch pv %s -p '{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}'")
			.formatted(known, name);
	}

	private void add(String kind, Metadata metadata, String sentence) {
		if (metadata.deleted() != null) {
			add(kind, metadata.name(), metadata.deleted(), sentence.replaceFirst("%s", metadata.name()));
		}
	}

	private void add(String kind, String name, Instant since, String sentence) {
		this.found.add(new BeingDeleted(kind, name, since, sentence));
	}

}
