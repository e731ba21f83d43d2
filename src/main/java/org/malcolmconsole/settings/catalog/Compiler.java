package org.malcolmconsole.settings.catalog;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;

import org.malcolmconsole.release.YamlDocument;

/**
 * Compiles the expressions of a catalog and says file and line of a wrong one.
 */
final class Compiler {

	static final String ENV = "env";

	private static final Pattern WORD = Pattern.compile("'(?:\\\\.|[^'])*'|[A-Za-z_][A-Za-z0-9_]*");

	private final YamlDocument document;

	private final Cel cel;

	private final Set<String> ids;

	Compiler(YamlDocument document, Map<String, Type> types, Set<String> constants) {
		this.document = document;
		this.ids = types.keySet();
		var builder = CelFactory.standardCelBuilder()
			.addCompilerLibraries(CelExtensions.strings())
			.addRuntimeLibraries(CelExtensions.strings())
			.addVar(ENV, MapType.create(SimpleType.STRING, SimpleType.STRING));
		constants.forEach((name) -> builder.addVar(name, SimpleType.STRING));
		types.forEach((id, type) -> builder.addVar(id, type.celType()));
		this.cel = builder.build();
	}

	Expression compile(String text, CelType type, String pointer) {
		try {
			var ast = this.cel.compile(text).getAst();
			if (!ast.getResultType().equals(type)) {
				throw this.document.problem(pointer,
						"'%s' gives %s, but %s is needed.".formatted(text, ast.getResultType().name(), type.name()));
			}
			return new Expression(text, this.cel.createProgram(ast), names(text));
		}
		catch (CelValidationException | CelEvaluationException ex) {
			throw this.document.problem(pointer, "'%s' is no valid expression: %s".formatted(text,
					String.valueOf(ex.getMessage()).lines().findFirst().orElse("")));
		}
	}

	private Set<String> names(String text) {
		var names = new HashSet<String>();
		WORD.matcher(text).results().map((match) -> match.group()).filter(this.ids::contains).forEach(names::add);
		return names;
	}

}
