package org.malcolmconsole.logs;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.logs.follow.LogFilter;
import org.malcolmconsole.logs.follow.LogLevel;
import org.malcolmconsole.logs.follow.LogProblem;
import org.malcolmconsole.logs.follow.LogQuery;

/**
 * Understands the parameters of logs, which are the same in the API, on the page and for
 * the topic.
 */
final class LogParameters {

	private static final Pattern AGE = Pattern.compile("(\\d{1,6})(s|m|h|d)");

	private static final Map<String, Duration> UNITS = Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
			"h", Duration.ofHours(1), "d", Duration.ofDays(1));

	private static final int LONGEST_TAIL = 1_000_000;

	private final Map<String, List<String>> values;

	private final Clock clock;

	LogParameters(Map<String, List<String>> values, Clock clock) {
		this.values = values;
		this.clock = clock;
	}

	/**
	 * The query.
	 * @throws LogProblem 422 naming the parameter that is wrong
	 */
	LogQuery query() {
		boolean follow = flag("follow");
		boolean previous = flag("previous");
		Instant until = time("until");
		if (follow && previous) {
			throw LogProblem.invalid("follow", "A former run has ended: it can't be followed.");
		}
		if (follow && until != null) {
			throw LogProblem.invalid("until", "Following has no end: leave out until, or follow.");
		}
		LogFilter filter = new LogFilter(texts("include"), texts("exclude"), levels(), time("since"), until);
		return new LogQuery(names("service"), names("pod"), names("container"), filter, tail(), previous, follow);
	}

	private Set<String> names(String parameter) {
		Set<String> names = new LinkedHashSet<>();
		for (String value : all(parameter)) {
			Arrays.stream(value.split(",")).map(String::strip).filter((name) -> !name.isEmpty()).forEach(names::add);
		}
		return names;
	}

	private List<String> texts(String parameter) {
		return all(parameter).stream()
			.filter((text) -> !text.isBlank())
			.map((text) -> text.toLowerCase(Locale.ROOT))
			.toList();
	}

	private Set<LogLevel> levels() {
		Set<LogLevel> levels = EnumSet.noneOf(LogLevel.class);
		for (String name : names("level")) {
			LogLevel level = LogLevel.named(name);
			if (level == null) {
				throw LogProblem.invalid("level", "There is no level " + name + "; use DEBUG, INFO, WARN or ERROR.");
			}
			levels.add(level);
		}
		return levels;
	}

	private boolean flag(String parameter) {
		String value = first(parameter);
		if (value == null || value.equals("false")) {
			return false;
		}
		if (value.isEmpty() || value.equals("true")) {
			return true;
		}
		throw LogProblem.invalid(parameter, "Say true or false.");
	}

	private @Nullable Integer tail() {
		String value = first("tail");
		if (value == null || value.isEmpty()) {
			return null;
		}
		try {
			int tail = Integer.parseInt(value);
			if (tail >= 0 && tail <= LONGEST_TAIL) {
				return tail;
			}
		}
		catch (NumberFormatException ex) {
			// refused below
		}
		throw LogProblem.invalid("tail", "A whole number from 0 to " + LONGEST_TAIL + ".");
	}

	private @Nullable Instant time(String parameter) {
		String value = first(parameter);
		if (value == null || value.isEmpty()) {
			return null;
		}
		Matcher age = AGE.matcher(value);
		if (age.matches()) {
			return this.clock.instant()
				.minus(UNITS.getOrDefault(age.group(2), Duration.ZERO).multipliedBy(Long.parseLong(age.group(1))));
		}
		try {
			return OffsetDateTime.parse(value).toInstant();
		}
		catch (DateTimeException ex) {
			throw LogProblem.invalid(parameter,
					"A time such as 2026-01-02T03:04:05Z, or how long ago, such as 30s, 15m, 2h or 1d.");
		}
	}

	private @Nullable String first(String parameter) {
		List<String> all = all(parameter);
		return all.isEmpty() ? null : all.get(0).strip();
	}

	private List<String> all(String parameter) {
		return this.values.getOrDefault(parameter, List.of());
	}

}
