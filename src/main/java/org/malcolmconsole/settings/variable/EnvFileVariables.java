package org.malcolmconsole.settings.variable;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An env file with its variables.
 *
 * @param name its name, e.g. <code>logstash.env</code>
 * @param secret whether it becomes a Secret; then all its values are masked
 * @param variables in file order, each name once
 * @param problem why it can't be read, with the line; then there are no variables
 */
public record EnvFileVariables(String name, boolean secret, List<EnvVariable> variables, @Nullable String problem) {

	public EnvFileVariables {
		variables = List.copyOf(variables);
	}

}
