package org.malcolmconsole.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Node;
import org.malcolmconsole.cluster.Connection.IngressClass;
import org.malcolmconsole.cluster.Connection.StorageClass;

/**
 * What is known of a cluster, set by a test; it cannot be asked for anything else.
 */
public class StandInCluster implements Cluster {

	private String namespace = "malcolm";

	private List<StorageClass> storageClasses = List.of();

	private List<IngressClass> ingressClasses = List.of();

	private List<Claim> claims = List.of();

	private List<Node> nodes = List.of();

	private final Map<ObjectRef, Manifest> objects = new HashMap<>();

	public void object(Manifest manifest) {
		this.objects.put(manifest.ref(), manifest);
	}

	public void namespace(String name) {
		this.namespace = name;
	}

	public void storageClasses(StorageClass... classes) {
		this.storageClasses = List.of(classes);
	}

	public void ingressClasses(IngressClass... classes) {
		this.ingressClasses = List.of(classes);
	}

	public void claims(String... names) {
		this.claims = List.of(names)
			.stream()
			.map((name) -> new Claim(metadata(name), "Bound", null, null, List.of(), null, null))
			.toList();
	}

	public void node(String name, String address) {
		this.nodes = List.of(new Node(metadata(name), true, true, address, name, List.of(), null, null, null, null, 2,
				2, 0, 0, 110, List.of(), List.of(name), List.of(address), null));
	}

	@Override
	public Connection connection() {
		return new Connection(Connection.State.CONNECTED, Connection.Source.SIMULATED, "https://127.0.0.1:6443", null,
				this.namespace, null, "v1.37.2", null, false, List.of(), this.storageClasses, this.ingressClasses, null,
				Instant.EPOCH, "stand-in");
	}

	@Override
	public ClusterSnapshot snapshot() {
		return new ClusterSnapshot(0, null, List.of(), List.of(), List.of(), this.nodes, this.claims, List.of(),
				List.of(), List.of(), Instant.EPOCH, null, null, List.of());
	}

	@Override
	public Applied apply(Manifest manifest, ApplyMode mode) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Manifest> get(ObjectRef ref) {
		return Optional.ofNullable(this.objects.get(ref));
	}

	@Override
	public List<Manifest> list(String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels) {
		return List.of();
	}

	@Override
	public Manifest patch(ObjectRef ref, Map<String, @Nullable Object> mergePatch) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean delete(ObjectRef ref, @Nullable String uid) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Runnable onChange(Runnable listener) {
		return () -> {
		};
	}

	@Override
	public Optional<Usage> usage() {
		return Optional.empty();
	}

	@Override
	public LogStream logs(LogRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ExecResult exec(ExecRequest request) {
		throw new UnsupportedOperationException();
	}

	private static Metadata metadata(String name) {
		return new Metadata(name, name, Map.of(), Map.of(), Instant.EPOCH, null, List.of());
	}

}
