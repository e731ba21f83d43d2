package org.malcolmconsole.dashboard;

import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.web.Tone;

/**
 * The colour and the word of a state; strip and page take both from here, so that they
 * never disagree.
 */
record Look(Tone tone, String word) {

	static Look of(Phase phase) {
		return switch (phase) {
			case UNCONFIGURED -> new Look(Tone.IDLE, "Not set up");
			case STOPPED -> new Look(Tone.IDLE, "Stopped");
			case STARTING -> new Look(Tone.WAIT, "Starting");
			case READY -> new Look(Tone.READY, "Ready");
			case DEGRADED -> new Look(Tone.FAIL, "Degraded");
			case STOPPING -> new Look(Tone.WAIT, "Stopping");
			case UNREACHABLE -> new Look(Tone.FAIL, "Unreachable");
		};
	}

	static Look of(ServiceState state) {
		return switch (state) {
			case STOPPED -> new Look(Tone.IDLE, "Stopped");
			case STARTING -> new Look(Tone.WAIT, "Starting");
			case READY -> new Look(Tone.READY, "Ready");
			case FAILING -> new Look(Tone.FAIL, "Failing");
			case STOPPING -> new Look(Tone.WAIT, "Stopping");
		};
	}

	static Look of(StepState state) {
		return switch (state) {
			case PENDING -> new Look(Tone.IDLE, "to do");
			case RUNNING -> new Look(Tone.WAIT, "under way");
			case WAITING -> new Look(Tone.WAIT, "waiting");
			case SUCCEEDED -> new Look(Tone.READY, "done");
			case FAILED -> new Look(Tone.FAIL, "failed");
			case CANCELLED -> new Look(Tone.IDLE, "cancelled");
		};
	}

}
