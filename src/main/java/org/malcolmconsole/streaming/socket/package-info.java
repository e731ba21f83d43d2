/**
 * The WebSocket, its clients and the simple topics.
 */
@NullMarked
package org.malcolmconsole.streaming.socket;

import org.jspecify.annotations.NullMarked;
