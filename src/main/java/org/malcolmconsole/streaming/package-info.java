/**
 * One multiplexed WebSocket: topics, bounded queues and a writer per client.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.malcolmconsole.streaming;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
