package org.malcolmconsole.simulator.kubelet;

import java.util.Locale;

import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.JsonNode;

/**
 * What a pod was told to fail with, by its annotation {@code test/fault}.
 */
enum Fault {

	NONE, IMAGE_PULL, CRASH_LOOP, OUT_OF_MEMORY, NEVER_READY;

	static Fault of(JsonNode pod) {
		String told = Meta.annotation(pod, "test/fault").toUpperCase(Locale.ROOT).replace('-', '_');
		for (Fault fault : values()) {
			if (fault.name().equals(told)) {
				return fault;
			}
		}
		return NONE;
	}

	boolean crashes() {
		return this == CRASH_LOOP || this == OUT_OF_MEMORY;
	}

}
