package org.malcolmconsole.streaming;

/**
 * Declares a topic that {@link Broadcast} feeds; make it a bean.
 *
 * @param name for example {@code operations}
 */
public record BroadcastTopic(String name) {

}
