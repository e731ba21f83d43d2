package org.malcolmconsole.settings.catalog;

import java.util.Map;
import java.util.Set;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/**
 * A compiled CEL expression.
 */
public final class Expression {

	private final String text;

	private final CelRuntime.Program program;

	private final Set<String> names;

	Expression(String text, CelRuntime.Program program, Set<String> names) {
		this.text = text;
		this.program = program;
		this.names = Set.copyOf(names);
	}

	/** Ids of the settings in it. */
	public Set<String> names() {
		return this.names;
	}

	/** The result for these values; every name in the expression has to be among them. */
	public Object value(Map<String, ?> values) {
		try {
			return this.program.eval(values);
		}
		catch (CelEvaluationException ex) {
			throw new IllegalStateException("The catalog's expression '" + this.text + "' can't be evaluated", ex);
		}
	}

	/** The result of a condition. */
	public boolean holds(Map<String, ?> values) {
		return Boolean.TRUE.equals(value(values));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
