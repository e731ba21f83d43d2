package org.malcolmconsole.deployment.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.document.Problem;
import org.malcolmconsole.deployment.plan.Plan.Action;

/**
 * What the review page shows.
 *
 * @param failure why there is no plan, null when there is one
 * @param running page of the operation under way, null for none
 */
record Review(Phase phase, String namespace, @Nullable Plan plan, @Nullable String failure, @Nullable String running,
		List<Blocker> blockers) {

	/**
	 * Whether a start can be asked for now.
	 */
	public boolean startable() {
		return this.plan != null && this.plan.possible() && this.running == null;
	}

	/**
	 * Whether Malcolm runs already, so that changes are applied to it.
	 */
	public boolean runs() {
		return this.phase == Phase.READY || this.phase == Phase.DEGRADED || this.phase == Phase.STARTING;
	}

	/**
	 * The objects that see an action; {@code NOTED} are those that are left with a word
	 * about it.
	 */
	public List<Plan.Change> of(String action) {
		if (action.equals("NOTED")) {
			return of("LEAVE").stream().filter((object) -> object.note() != null).toList();
		}
		Action wanted = Action.valueOf(action);
		return (this.plan == null) ? List.of()
				: this.plan.objects().stream().filter((object) -> object.action() == wanted).toList();
	}

	/**
	 * Whether everything is there already.
	 */
	public boolean nothingToDo() {
		return this.plan != null && this.plan.possible() && of("CREATE").isEmpty() && of("CHANGE").isEmpty()
				&& of("REMOVE").isEmpty() && of("ENDING").isEmpty() && of("REFUSED").isEmpty()
				&& of("CONFLICT").isEmpty();
	}

	/**
	 * A problem with the page where it is solved.
	 *
	 * @param href null when no page solves it
	 */
	record Blocker(Problem problem, @Nullable String href, @Nullable String page) {

		static Blocker of(Problem problem) {
			if (problem.file().startsWith("kubernetes") && problem.message().contains("laim")) {
				return new Blocker(problem, "/storage", "Storage");
			}
			if (problem.message().contains("Credentials")) {
				return new Blocker(problem, "/credentials", "Credentials");
			}
			return new Blocker(problem, null, null);
		}

	}

}
