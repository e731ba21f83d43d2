package org.malcolmconsole.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as they were sent.
 */
record MetricsParameters(@Nullable String from, @Nullable String to, @Nullable String step, @Nullable List<String> node,
		@Nullable List<String> pod) {

	/**
	 * Whether a time was asked for, not only the latest figures.
	 */
	boolean history() {
		return this.from != null || this.to != null || this.step != null;
	}

	List<String> nodes() {
		return (this.node != null) ? this.node : List.of();
	}

	List<String> pods() {
		return (this.pod != null) ? this.pod : List.of();
	}

}
