package org.malcolmconsole.deployment.board;

import java.time.Clock;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.malcolmconsole.deployment.Monitor;

/**
 * The status over REST.
 */
@RestController
class StatusApi {

	private final Monitor monitor;

	private final Clock clock;

	StatusApi(Monitor monitor, Clock clock) {
		this.monitor = monitor;
		this.clock = clock;
	}

	@GetMapping("/api/v1/status")
	@PreAuthorize("hasRole('VIEWER')")
	StatusView status() {
		return StatusView.of(this.monitor.status(), this.clock.instant());
	}

}
