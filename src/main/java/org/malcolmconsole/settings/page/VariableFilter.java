package org.malcolmconsole.settings.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.variable.EnvVariable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which variables are shown.
 *
 * @param q words to find in file, name or value
 * @param file an env file, "" for all
 * @param only "changed" or "hand", "" for all
 * @param edit file and name of the variable that is being edited, "" for none
 */
record VariableFilter(@Nullable String q, @Nullable String file, @Nullable String only, @Nullable String edit) {

	VariableFilter {
		q = Objects.requireNonNullElse(q, "");
		file = Objects.requireNonNullElse(file, "");
		only = Objects.requireNonNullElse(only, "");
		edit = Objects.requireNonNullElse(edit, "");
	}

	VariableFilter edits(String place) {
		return new VariableFilter(this.q, this.file, this.only, place);
	}

	boolean edits(String name, EnvVariable variable) {
		return (name + "/" + variable.key()).equals(this.edit);
	}

	boolean matches(String name, EnvVariable variable) {
		if (edits(name, variable)) {
			return true;
		}
		var text = (name + " " + variable.key() + " " + variable.value()).toLowerCase(Locale.ROOT);
		boolean found = List.of(String.valueOf(this.q).toLowerCase(Locale.ROOT).strip().split("\\s+"))
			.stream()
			.allMatch(text::contains);
		return found && ("".equals(this.file) || name.equals(this.file)) && switch (String.valueOf(this.only)) {
			case "changed" -> variable.changed();
			case "hand" -> variable.byHand();
			default -> true;
		};
	}

	/** The address of the page, at one variable. */
	String address(String place) {
		var address = UriComponentsBuilder.fromPath("/settings/variables");
		add(address, "q", this.q);
		add(address, "file", this.file);
		add(address, "only", this.only);
		return address.fragment(place).build().encode().toUriString();
	}

	private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			address.queryParam(name, value);
		}
	}

}
