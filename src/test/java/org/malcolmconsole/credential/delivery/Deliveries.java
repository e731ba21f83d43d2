package org.malcolmconsole.credential.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;

/** The parts of deliveries, for tests. */
public final class Deliveries {

	private Deliveries() {
	}

	/** A folder that is gone when the tests end. */
	public static Path folder() {
		try {
			Path folder = Files.createTempDirectory("deliveries");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What waits, kept below a data directory. */
	public static Vault vault(Path data) {
		return new Vault(new MockEnvironment().withProperty("console.data-directory", data.toString()),
				new SecureRandom());
	}

	public static RunningPods pods(Cluster cluster, Workspace workspace) {
		return new RunningPods(cluster, workspace);
	}

	/** Runs errands once it is started. */
	public static Courier courier(Cluster cluster, RunningPods pods, Errand... errands) {
		return new Courier(List.of(errands), cluster, pods, Clock.systemUTC());
	}

}
