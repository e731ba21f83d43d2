package org.malcolmconsole.settings.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Type;
import org.malcolmconsole.settings.value.Usual;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.UnwritableValue;

/**
 * Puts values into env files and collects everything that is wrong with them.
 */
final class VariableEdits {

	/** What Kubernetes takes as a key of a ConfigMap. */
	private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

	private static final int LONGEST = 32_768;

	private final Secrecy secrecy;

	private final Usual usual;

	private final Explanations explanations;

	private final boolean credentials;

	private final List<FieldProblem> problems = new ArrayList<>();

	VariableEdits(Secrecy secrecy, Usual usual, Explanations explanations, boolean credentials) {
		this.secrecy = secrecy;
		this.usual = usual;
		this.explanations = explanations;
		this.credentials = credentials;
	}

	List<FieldProblem> problems() {
		return List.copyOf(this.problems);
	}

	EnvFile apply(EnvFile before, Map<String, @Nullable Object> values) {
		var file = before;
		for (var entry : values.entrySet()) {
			var key = entry.getKey();
			var value = entry.getValue();
			var problem = refusal(before, key, value);
			if (problem.isPresent()) {
				this.problems.add(new FieldProblem(before.name() + "/" + key, problem.get()));
			}
			else if (!(Secrecy.MASK.equals(value) && this.secrecy.secretVariable(before, key))) {
				file = with(file, key, value);
			}
		}
		return file;
	}

	private EnvFile with(EnvFile file, String key, @Nullable Object value) {
		var text = (value != null) ? Optional.of(value.toString()) : this.usual.value(file.name(), key);
		return text.map((typed) -> file.withValue(key, typed)).orElseGet(() -> file.without(key));
	}

	private Optional<String> refusal(EnvFile file, String key, @Nullable Object value) {
		if (!KEY.matcher(key).matches()) {
			return Optional.of("A name has letters, digits, dots, hyphens and underscores only");
		}
		if (key.equals(this.secrecy.release().envRules().marker())) {
			return Optional.of("It says whether the file becomes a Secret and can't be changed here");
		}
		boolean guarded = this.secrecy.secretByName(file, key) && !this.explanations.written(file.name(), key);
		if (guarded && !this.credentials) {
			return Optional.of("Only administrators may change credentials");
		}
		return (value != null) ? unwritable(value).or(() -> address(file.name(), key, value.toString()))
				: Optional.empty();
	}

	private Optional<String> address(String file, String key, String text) {
		return this.explanations.readers(file, key)
			.stream()
			.filter((setting) -> setting.type() == Type.URL)
			.flatMap((setting) -> setting.type().problem(text).stream())
			.findFirst();
	}

	private static Optional<String> unwritable(Object value) {
		if (!(value instanceof String || value instanceof Boolean || value instanceof Number)) {
			return Optional.of("Has to be text");
		}
		var text = value.toString();
		if (text.length() > LONGEST) {
			return Optional.of("At most %,d characters".formatted(LONGEST));
		}
		try {
			EnvFile.encode(text);
			return Optional.empty();
		}
		catch (UnwritableValue ex) {
			return Optional.of(ex.reason());
		}
	}

}
