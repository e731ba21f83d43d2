package org.malcolmconsole.deployment.plan;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The plan over REST.
 */
@RestController
class PlanApi {

	private final Planner planner;

	PlanApi(Planner planner) {
		this.planner = planner;
	}

	@GetMapping("/api/v1/plan")
	@PreAuthorize("hasRole('VIEWER')")
	Plan plan() {
		return this.planner.plan();
	}

}
