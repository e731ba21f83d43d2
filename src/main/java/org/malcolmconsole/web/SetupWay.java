package org.malcolmconsole.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The steps of the first run in their order, as far as they are now; each is asked once
 * for a page.
 */
@Component("setupWay")
public class SetupWay {

	private static final Logger logger = LoggerFactory.getLogger(SetupWay.class);

	private static final String CANT_BE_TOLD = "How far this is can't be told now; the log of the console says why.";

	private static final String REMEMBERED = SetupWay.class.getName();

	private final ObjectProvider<SetupStep> steps;

	private final HttpServletRequest request;

	SetupWay(ObjectProvider<SetupStep> steps, HttpServletRequest request) {
		this.steps = steps;
		this.request = request;
	}

	/**
	 * All steps.
	 */
	public List<Station> stations() {
		if (this.request.getAttribute(REMEMBERED) instanceof Remembered remembered) {
			return remembered.stations();
		}
		var stations = look();
		this.request.setAttribute(REMEMBERED, new Remembered(stations));
		return stations;
	}

	private List<Station> look() {
		var sorted = this.steps.stream().sorted(Comparator.comparingInt(SetupStep::order)).toList();
		return IntStream.range(0, sorted.size()).mapToObj((index) -> Station.of(index + 1, sorted.get(index))).toList();
	}

	/**
	 * The first step that still has to be done, empty when there is none.
	 */
	public Optional<Station> next() {
		return stations().stream().filter((station) -> !station.isDone() && !station.isLeftOut()).findFirst();
	}

	/**
	 * How many steps are done.
	 */
	public long done() {
		return stations().stream().filter(Station::isDone).count();
	}

	/**
	 * How many steps there are, without the optional ones that nobody has taken.
	 */
	public long total() {
		return stations().stream().filter((station) -> !station.isLeftOut()).count();
	}

	/**
	 * Where the page at this address is on the way; empty when it is no step or when
	 * nothing has to be done any more.
	 * @param path an address within the console, starting with a slash
	 */
	public Optional<Place> place(String path) {
		if (next().isEmpty()) {
			return Optional.empty();
		}
		return stations().stream().filter((station) -> station.href().equals(path)).findFirst().map(this::place);
	}

	/**
	 * Where the page that is being made is on the way.
	 */
	public Optional<Place> here() {
		return place(this.request.getRequestURI().substring(this.request.getContextPath().length()));
	}

	private Place place(Station station) {
		var after = stations().stream().skip(station.number()).findFirst();
		return new Place(station, done(), total(), after);
	}

	/**
	 * A step as it is now.
	 *
	 * @param number the place on the way, from 1 on
	 * @param optional whether Malcolm starts without it
	 */
	public record Station(int number, String id, String title, String href, SetupStep.State state, String sentence,
			boolean optional) {

		static Station of(int number, SetupStep step) {
			var progress = progress(step);
			return new Station(number, step.id(), step.title(), step.href(), progress.state(), progress.sentence(),
					step.isOptional());
		}

		/**
		 * A step that can't be told must not take every page down with it, least of all
		 * the one that says what is wrong.
		 */
		private static SetupStep.Progress progress(SetupStep step) {
			try {
				return step.progress();
			}
			catch (ErrorResponseException ex) {
				return new SetupStep.Progress(SetupStep.State.ATTENTION,
						Objects.requireNonNullElse(ex.getBody().getDetail(), CANT_BE_TOLD));
			}
			catch (RuntimeException ex) {
				logger.error("Step {} can't be told", step.id(), ex);
				return new SetupStep.Progress(SetupStep.State.ATTENTION, CANT_BE_TOLD);
			}
		}

		public boolean isDone() {
			return this.state == SetupStep.State.DONE;
		}

		/**
		 * Whether nobody has taken this step and nobody has to.
		 */
		public boolean isLeftOut() {
			return this.optional && this.state == SetupStep.State.TODO;
		}

	}

	/**
	 * A step among the others.
	 *
	 * @param done how many steps are done
	 * @param total how many steps there are, without the optional ones that nobody has
	 * taken
	 * @param after the step that follows, empty behind the last
	 */
	public record Place(Station station, long done, long total, Optional<Station> after) {

		/**
		 * How far it is in words, for those who do not see the bar.
		 */
		public String inWords() {
			return this.done + " of " + this.total + " steps are done";
		}

	}

	private record Remembered(List<Station> stations) {

	}

}
