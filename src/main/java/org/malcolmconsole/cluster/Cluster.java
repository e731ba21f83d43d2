package org.malcolmconsole.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The cluster that the console drives. Calls wait for a bounded time and fail with
 * {@link ClusterException}; while no cluster is connected they fail at once.
 */
public interface Cluster {

	/**
	 * What is known of the cluster now, without asking it; never fails.
	 */
	Connection connection();

	/**
	 * The namespace that we work in.
	 */
	default String namespace() {
		return connection().namespace();
	}

	/**
	 * Server-side apply with the field manager {@code malcolm-console}; an object without
	 * namespace goes to its own place when its kind has none, else to
	 * {@link #namespace()}.
	 */
	Applied apply(Manifest manifest, ApplyMode mode);

	Optional<Manifest> get(ObjectRef ref);

	/**
	 * Objects of a kind with all these labels (a label with an empty value only has to be
	 * there).
	 * @param namespace null for all namespaces, and for kinds that have none
	 */
	List<Manifest> list(String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels);

	/**
	 * JSON merge patch with our field manager; null removes a key.
	 */
	Manifest patch(ObjectRef ref, Map<String, @Nullable Object> mergePatch);

	/**
	 * Deletes an object in the background, and its dependants with it.
	 * @param uid when not null, only the object with this uid is deleted, another one is
	 * a {@link ClusterException.Reason#CONFLICT}
	 * @return false when there is no such object
	 */
	boolean delete(ObjectRef ref, @Nullable String uid);

	/**
	 * The watched state of {@link #namespace()} and of the nodes, without asking the
	 * cluster; never fails. Its number changes with it and with {@link #connection()},
	 * and with nothing else.
	 */
	ClusterSnapshot snapshot();

	/**
	 * Calls a listener shortly after the snapshot or the connection changed, many changes
	 * in one call, on a thread of ours; it must not block for long. While nothing changes
	 * nobody is called.
	 * @return ends the calls when run
	 */
	Runnable onChange(Runnable listener);

	/**
	 * CPU and memory in use now, empty when the cluster has no metrics API or it does not
	 * answer.
	 */
	Optional<Usage> usage();

	/**
	 * Opens a container's log.
	 */
	LogStream logs(LogRequest request);

	/**
	 * Runs a command in a container and waits for its end.
	 */
	ExecResult exec(ExecRequest request);

}
