package org.malcolmconsole.web;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a feature says on the strip at the top of every page; the first bean that says
 * something wins, and all have to answer at once, without asking a cluster.
 */
public interface StripItem {

	/**
	 * Where we are.
	 */
	default Optional<Context> context() {
		return Optional.empty();
	}

	/**
	 * How Malcolm is.
	 */
	default Optional<Phase> phase() {
		return Optional.empty();
	}

	/**
	 * What is being done now.
	 */
	default Optional<Running> running() {
		return Optional.empty();
	}

	/**
	 * How old the data are.
	 */
	default Optional<Freshness> freshness() {
		return Optional.empty();
	}

	/**
	 * Where we are.
	 *
	 * @param cluster the cluster's name
	 * @param namespace the namespace of Malcolm
	 * @param release the release of Malcolm
	 */
	record Context(String cluster, String namespace, String release) {

	}

	/**
	 * How Malcolm is.
	 *
	 * @param tone the colour
	 * @param word one word, such as Ready
	 */
	record Phase(Tone tone, String word) {

	}

	/**
	 * What is being done now.
	 *
	 * @param title such as "Starting"
	 * @param done how many things are done
	 * @param total of how many, 0 when unknown
	 * @param href the page of the operation
	 */
	record Running(String title, long done, long total, String href) {

		/**
		 * Title and count.
		 */
		public String sentence() {
			return (this.total > 0) ? "%s %d of %d".formatted(this.title, this.done, this.total) : this.title;
		}

	}

	/**
	 * How old the data are.
	 *
	 * @param staleSince since when nothing new came, null when they are live
	 */
	record Freshness(@Nullable Instant staleSince) {

	}

}
