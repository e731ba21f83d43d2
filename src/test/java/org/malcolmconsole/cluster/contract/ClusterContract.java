package org.malcolmconsole.cluster.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The whole contract: a subclass says where its cluster is. It must have the nodes,
 * storage class "manual" and ingress class "nginx" of
 * {@code src/test/control-plane/cluster.yaml}.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ClusterContract
		implements ObjectContract, ApplyContract, WatchContract, WorkloadContract, AccessContract, ConsoleContract {

	/** Always the same one, so that it can count. */
	@Override
	public abstract Api api();

	@Override
	public abstract void log(String namespace, String pod, String container, String... lines);

	/** Says what was called, also in target/contract. */
	@AfterAll
	void listCalls() throws IOException {
		var text = getClass().getSimpleName() + ": " + api().coverage();
		System.out.println(text);
		var file = Files.createDirectories(Path.of("target/contract")).resolve(getClass().getSimpleName() + ".txt");
		Files.writeString(file, text + System.lineSeparator());
	}

}
