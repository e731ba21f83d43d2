package org.malcolmconsole.settings.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.RemoteLogin;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.UnwritableValue;

/**
 * Checks everything that was asked for and collects every error.
 */
public final class Checks {

	private final Catalog catalog;

	private final List<FieldProblem> problems = new ArrayList<>();

	public Checks(Catalog catalog) {
		this.catalog = catalog;
	}

	/** What is wrong so far. */
	public List<FieldProblem> problems() {
		return List.copyOf(this.problems);
	}

	/** Notes that a field is wrong. */
	public void add(String field, String message) {
		this.problems.add(new FieldProblem(field, message));
	}

	/**
	 * The answers that remain after applying a request. A value that is there already is
	 * no error, whatever it is.
	 * @param now the values up to now
	 * @param request id to value; null stands for the default, a mask for the secret that
	 * is there
	 */
	public Map<String, Object> merge(Evaluation now, Map<String, @Nullable Object> request, boolean replace) {
		var known = now.answers();
		var answers = replace ? new HashMap<String, Object>() : new HashMap<>(known);
		request.forEach((id, value) -> {
			var setting = this.catalog.find(id);
			if (setting.isEmpty()) {
				add(id, "There is no such setting");
			}
			else if (value == null) {
				answers.remove(id);
			}
			else if (Secrecy.MASK.equals(value) && masked(setting.get(), now)) {
				answers.putAll(known.containsKey(id) ? Map.of(id, known.get(id)) : Map.of());
			}
			else {
				check(setting.get(), value, now, answers);
			}
		});
		confirm(request, answers);
		return answers;
	}

	private static boolean masked(Setting setting, Evaluation now) {
		return setting.secret() || RemoteLogin.in(String.valueOf(now.values().get(setting.id())));
	}

	private void confirm(Map<String, @Nullable Object> request, Map<String, Object> answers) {
		for (var setting : this.catalog.settings().values()) {
			var by = setting.rules().confirmedBy();
			if (by != null && request.containsKey(by) && !request.containsKey(setting.id())) {
				answers.put(setting.id(), true);
			}
		}
	}

	/** Looks for values that are needed now but were not before. */
	public void checkRequired(Evaluation before, Evaluation after) {
		for (var setting : this.catalog.settings().values()) {
			var id = setting.id();
			boolean blank = setting.limits().required() && "".equals(after.values().get(id));
			boolean wasBlank = before.active().contains(id) && "".equals(before.values().get(id));
			if (blank && after.active().contains(id) && !wasBlank && noProblem(id)) {
				add(id, setting.label() + " is needed. " + setting.limits().message());
			}
		}
	}

	private void check(Setting setting, Object value, Evaluation now, Map<String, Object> answers) {
		var accepted = setting.type().accept(value);
		if (accepted == null) {
			add(setting.id(), setting.type().expectation());
			return;
		}
		boolean left = "".equals(accepted) && (setting.limits().emptyIsDefault() || setting.limits().required());
		if (!left && !accepted.equals(now.values().get(setting.id()))) {
			setting.problem(accepted).or(() -> unwritable(accepted)).ifPresent((message) -> add(setting.id(), message));
		}
		answers.put(setting.id(), accepted);
	}

	private static Optional<String> unwritable(Object value) {
		try {
			EnvFile.encode(value.toString());
			return Optional.empty();
		}
		catch (UnwritableValue ex) {
			return Optional.of(ex.reason());
		}
	}

	private boolean noProblem(String id) {
		return this.problems.stream().noneMatch((problem) -> problem.field().equals(id));
	}

	/**
	 * What is wrong with one field.
	 *
	 * @param field id of the setting
	 * @param message what is wrong or allowed
	 */
	public record FieldProblem(String field, String message) {
	}

}
