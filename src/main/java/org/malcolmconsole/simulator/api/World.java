package org.malcolmconsole.simulator.api;

import java.time.Clock;

import org.malcolmconsole.simulator.kubelet.LogBook;
import org.malcolmconsole.simulator.store.Store;

/**
 * What the API speaks about.
 *
 * @param metrics whether there is a metrics API
 */
public record World(Store store, Clock clock, LogBook logs, boolean metrics) {

}
