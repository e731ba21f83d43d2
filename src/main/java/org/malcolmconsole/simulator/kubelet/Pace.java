package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param step pulling an image, running an init container, becoming ready: each about so
 * long
 * @param logInterval the usual pause between two lines of a container's log
 */
public record Pace(Duration step, Duration logInterval) {

	/**
	 * Between half and one and a half times a duration, always the same for the same
	 * text.
	 */
	static Duration around(Duration usual, String text) {
		long part = Math.floorMod(text.hashCode() * 0x9E3779B97F4A7C15L >>> 20, 1000L);
		return usual.multipliedBy(500 + part).dividedBy(1000);
	}

}
