package org.malcolmconsole.deployment.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.web.NavigationItem;
import org.malcolmconsole.web.NavigationItem.Group;
import org.malcolmconsole.web.SetupStep;

/**
 * Puts together what the review page shows, and its place in the navigation.
 */
@Component
class Reviews implements SetupStep {

	private final Planner planner;

	private final Monitor monitor;

	private final Operations operations;

	Reviews(Planner planner, Monitor monitor, Operations operations) {
		this.planner = planner;
		this.monitor = monitor;
		this.operations = operations;
	}

	Review review() {
		Status status = this.monitor.status();
		String running = this.operations.running().map((operation) -> "/operations/" + operation.id()).orElse(null);
		try {
			Plan plan = this.planner.plan();
			return review(status, plan, null, running);
		}
		catch (ClusterException ex) {
			return review(status, null, ex.getMessage(), running);
		}
	}

	private static Review review(Status status, @Nullable Plan plan, @Nullable String failure,
			@Nullable String running) {
		List<Review.Blocker> blockers = (plan != null) ? plan.problems().stream().map(Review.Blocker::of).toList()
				: List.of();
		return new Review(status.phase(), status.namespace(), plan, failure, running, blockers);
	}

	@Override
	public String id() {
		return "review";
	}

	@Override
	public String title() {
		return "Review";
	}

	@Override
	public int order() {
		return 90;
	}

	@Override
	public String href() {
		return "/review";
	}

	@Override
	public Progress progress() {
		return switch (this.monitor.status().phase()) {
			case READY -> new Progress(State.DONE, "Malcolm is ready.");
			case STARTING -> new Progress(State.DONE, "Malcolm is starting.");
			case DEGRADED -> new Progress(State.ATTENTION, "Malcolm was started, but not all of it runs.");
			case UNCONFIGURED, STOPPED, STOPPING, UNREACHABLE ->
				new Progress(State.TODO, "See what a start will do, then start.");
		};
	}

	@Bean
	static NavigationItem reviewNavigation() {
		return new NavigationItem(Group.SET_UP, 90, "Review", "play-circle", "/review");
	}

}
