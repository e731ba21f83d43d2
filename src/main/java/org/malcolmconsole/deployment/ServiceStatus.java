package org.malcolmconsole.deployment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One service of Malcolm and how it does.
 *
 * @param name short name, for example {@code arkime}
 * @param title what it does, in plain words
 * @param group where it belongs: Search, Parsing, Capture, Access or Asset
 * @param ready how many of its pods are available
 * @param wanted how many there should be
 * @param restarts how often its containers were restarted, in all
 * @param reason what it waits for or what is wrong, as a sentence; null when it is ready
 * @param since when the reason began, null when unknown
 */
public record ServiceStatus(String name, String title, String group, String deployment, ServiceState state, int ready,
		int wanted, int restarts, @Nullable String reason, @Nullable Instant since) {
}
