package org.malcolmconsole.settings.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.Surroundings.Room;
import org.malcolmconsole.settings.catalog.Catalog;

/**
 * What Malcolm needs beside what the nodes have; memory in MiB.
 *
 * @param parts what each part needs
 * @param nodes what each node has
 * @param suggestions id of a setting to the value that suits the nodes, "" without nodes
 */
public record Fit(List<Part> parts, List<Room> nodes, Map<String, String> suggestions) {

	private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmgKMG])");

	/** Looks at the settings of a snapshot. */
	public static Fit of(Snapshot now, List<Room> nodes) {
		var values = now.values().values();
		var parts = now.catalog()
			.needs()
			.stream()
			.filter((need) -> need.when() == null || need.when().holds(values))
			.map((need) -> new Part(need.label(), memory(need, values)))
			.toList();
		var suggestions = new LinkedHashMap<String, String>();
		now.catalog()
			.suggestions()
			.forEach((suggestion) -> suggestions.put(suggestion.setting(),
					largest(nodes).map((node) -> suggested(suggestion, node)).orElse("")));
		return new Fit(parts, nodes, suggestions);
	}

	/** What all parts need. */
	public long needed() {
		return this.parts.stream().mapToLong(Part::memory).sum();
	}

	/** What all nodes have. */
	public long available() {
		return this.nodes.stream().mapToLong(Room::memory).sum();
	}

	/** What suits the nodes, null when that is not known. */
	public @Nullable String suggestion(String setting) {
		var value = this.suggestions.get(setting);
		return (value != null && !value.isEmpty()) ? value : null;
	}

	/** Why it can't fit, as sentences; empty when it can, or when no node is known. */
	public List<String> warnings() {
		var warnings = new ArrayList<String>();
		var largest = largest(this.nodes).orElse(null);
		if (largest == null) {
			return warnings;
		}
		if (needed() > available()) {
			warnings.add("Malcolm needs about %s of memory with these settings, but the nodes have %s for pods."
				.formatted(gib(needed()), gib(available())));
		}
		this.parts.stream()
			.filter((part) -> part.memory() > largest.memory())
			.forEach((part) -> warnings
				.add("%s alone needs about %s, but the largest node, %s, has %s; a pod can't be spread over nodes."
					.formatted(part.label(), gib(part.memory()), largest.name(), gib(largest.memory()))));
		return warnings;
	}

	/** An amount as people read it. */
	public static String gib(long memory) {
		return (memory % 1024 == 0 || memory >= 10_240) ? "%d GiB".formatted(Math.round(memory / 1024.0))
				: String.format(Locale.ROOT, "%.1f GiB", memory / 1024.0);
	}

	private static Optional<Room> largest(List<Room> nodes) {
		return nodes.stream().max(Comparator.comparingLong(Room::memory));
	}

	private static long memory(Catalog.Need need, Map<String, Object> values) {
		var setting = need.setting();
		return need.plus() + ((setting != null) ? need.times() * size(String.valueOf(values.get(setting))) : 0);
	}

	private static long size(String text) {
		var size = SIZE.matcher(text);
		if (!size.matches()) {
			return 0;
		}
		long number = Long.parseLong(size.group(1));
		return switch (Character.toLowerCase(size.group(2).charAt(0))) {
			case 'k' -> number / 1024;
			case 'g' -> number * 1024;
			default -> number;
		};
	}

	private static String suggested(Catalog.Suggestion suggestion, Room node) {
		long whole = suggestion.cores() ? (long) node.cores() : node.memory() / 1024;
		long share = Math.max(suggestion.minimum(), Math.min(suggestion.maximum(), whole * suggestion.percent() / 100));
		return suggestion.cores() ? String.valueOf(share) : share + "g";
	}

	/**
	 * What a part of Malcolm needs.
	 */
	public record Part(String label, long memory) {
	}

}
