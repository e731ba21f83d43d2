package org.malcolmconsole.opensearch;

import java.util.List;

import org.malcolmconsole.probe.Findings;

/**
 * How a test went.
 *
 * @param ok whether nothing failed, and at least one place got through
 */
record TestResult(Instance instance, String url, boolean ok, List<Findings> places) {

	TestResult(Instance instance, String url, List<Findings> places) {
		this(instance, url, places.stream().allMatch((place) -> place.ok() || place.skipped())
				&& places.stream().anyMatch(Findings::ok), places);
	}

}
