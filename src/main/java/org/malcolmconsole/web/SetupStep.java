package org.malcolmconsole.web;

/**
 * A step on the way from nothing to a running Malcolm; features contribute beans of it.
 */
public interface SetupStep {

	/**
	 * A stable name in kebab-case.
	 */
	String id();

	/**
	 * One or two words.
	 */
	String title();

	/**
	 * The place on the way, small first.
	 */
	int order();

	/**
	 * The page where the step is done, starting with a slash; a navigation item with the
	 * same address shows the state as its badge.
	 */
	String href();

	/**
	 * How far it is, looked up now; asked for with every page, so it has to be quick.
	 */
	Progress progress();

	/**
	 * Whether Malcolm starts without it; then it does not hold up the way.
	 */
	default boolean isOptional() {
		return false;
	}

	/**
	 * How far a step is.
	 *
	 * @param state the state
	 * @param sentence what there is, or what to do, in plain words
	 */
	record Progress(State state, String sentence) {

	}

	/**
	 * The states of a step.
	 */
	enum State {

		TODO(Badge.NONE), DONE(new Badge(Tone.READY, "✓", "done")),
		ATTENTION(new Badge(Tone.FAIL, "!", "needs attention"));

		private final Badge badge;

		State(Badge badge) {
			this.badge = badge;
		}

		/**
		 * The mark of this state in the navigation.
		 */
		public Badge badge() {
			return this.badge;
		}

	}

}
