package org.malcolmconsole.settings.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.cel.common.types.SimpleType;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.release.YamlException;
import org.malcolmconsole.settings.catalog.Catalog.Extra;
import org.malcolmconsole.settings.catalog.Catalog.Group;
import org.malcolmconsole.settings.catalog.Catalog.Need;
import org.malcolmconsole.settings.catalog.Catalog.Suggestion;
import org.malcolmconsole.settings.catalog.Catalog.Write;

/**
 * Reads a catalog; a wrong one is refused with file and line.
 */
public final class CatalogReader {

	private static final Pattern VARIABLE = Pattern.compile(Compiler.ENV + "\\['([^']+)'\\]");

	private final YamlDocument document;

	private final Compiler compiler;

	private final List<Entry> entries;

	private final Map<String, String> constants;

	private CatalogReader(YamlDocument document, Map<String, String> constants) {
		this.document = document;
		this.constants = constants;
		this.entries = Entry.list(document, "settings");
		var types = new LinkedHashMap<String, Type>();
		for (var entry : this.entries) {
			if (types.put(entry.text("id"), type(entry)) != null) {
				throw entry.problem("id", "the id '%s' is there twice.".formatted(entry.text("id")));
			}
		}
		this.compiler = new Compiler(document, types, constants.keySet());
	}

	/**
	 * Reads a catalog and compiles all its expressions.
	 * @param name name of the file, for errors
	 * @param constants names that expressions may use besides settings, with their text
	 * @throws YamlException naming file and line of what is wrong
	 */
	public static Catalog read(String name, byte[] content, Map<String, String> constants) {
		var documents = Yaml.documents(name, content);
		if (documents.size() != 1) {
			throw new YamlException(name, 0, "it has to hold one document.");
		}
		return new CatalogReader(documents.get(0), constants).catalog();
	}

	private Catalog catalog() {
		var groups = Entry.list(this.document, "groups")
			.stream()
			.map((entry) -> new Group(entry.text("id"), entry.text("label"), entry.text("help"), entry.optional("page"),
					entry.optional("page-label")))
			.toList();
		var settings = new LinkedHashMap<String, Setting>();
		for (var entry : this.entries) {
			var setting = setting(entry);
			if (groups.stream().noneMatch((group) -> group.id().equals(setting.group()))) {
				throw entry.problem("group", "there is no group '%s'.".formatted(setting.group()));
			}
			settings.put(setting.id(), setting);
		}
		var writes = Entry.list(this.document, "writes").stream().map(this::write).toList();
		var extras = Entry.list(this.document, "files").stream().map(this::extra).toList();
		var needs = Entry.optionalList(this.document, "needs").stream().map(this::need).toList();
		var suggestions = Entry.optionalList(this.document, "suggestions").stream().map(this::suggestion).toList();
		return new Catalog(groups, settings, writes, extras, this.constants, needs, suggestions,
				Entry.optionalList(this.document, "reserved").stream().map(CatalogReader::reserved).toList());
	}

	private Setting setting(Entry entry) {
		var type = type(entry);
		var confirms = entry.list("confirms").stream().map(String::valueOf).toList();
		return new Setting(entry.text("id"), entry.text("group"), type, entry.text("label"), entry.text("help"),
				entry.optional("parent"), choices(entry), limits(entry), rules(entry, type),
				!Boolean.FALSE.equals(entry.value("effective")), confirms);
	}

	private Setting.Rules rules(Entry entry, Type type) {
		var read = entry.optional("read");
		var variables = new ArrayList<String>();
		if (read != null) {
			VARIABLE.matcher(read).results().map((match) -> match.group(1)).distinct().forEach(variables::add);
		}
		return new Setting.Rules(fixedDefault(entry, type), expression(entry, "default-from", type),
				expression(entry, "when", Type.BOOLEAN), expression(entry, "otherwise", type),
				expression(entry, "read", type), List.copyOf(variables), entry.optional("confirmed-by"));
	}

	private static @Nullable Object fixedDefault(Entry entry, Type type) {
		var value = entry.value("default");
		var accepted = type.accept(value);
		if (value != null && accepted == null) {
			throw entry.problem("default", "the default is not of type %s.".formatted(type));
		}
		return accepted;
	}

	private @Nullable Expression expression(Entry entry, String key, Type type) {
		var text = entry.optional(key);
		return (text != null) ? this.compiler.compile(text, type.celType(), entry.pointer(key)) : null;
	}

	private static Setting.Limits limits(Entry entry) {
		var pattern = entry.optional("pattern");
		var message = entry.optional("message");
		return new Setting.Limits(entry.number("min"), entry.number("max"),
				(pattern != null) ? Pattern.compile(pattern) : null, (message != null) ? message : "Not allowed",
				Boolean.TRUE.equals(entry.value("required")), Boolean.TRUE.equals(entry.value("empty-is-default")));
	}

	private static List<Setting.Choice> choices(Entry entry) {
		return entry.list("choices")
			.stream()
			.map((choice) -> (Map<?, ?>) choice)
			.map((choice) -> new Setting.Choice(String.valueOf(choice.get("value")),
					String.valueOf(choice.get("label"))))
			.toList();
	}

	private Write write(Entry entry) {
		var value = this.compiler.compile(entry.text("value"), SimpleType.STRING, entry.pointer("value"));
		return new Write(entry.text("file"), entry.text("key"), value);
	}

	private Extra extra(Entry entry) {
		return new Extra(entry.text("path"),
				this.compiler.compile(entry.text("when"), SimpleType.BOOL, entry.pointer("when")),
				this.compiler.compile(entry.text("content"), SimpleType.STRING, entry.pointer("content")));
	}

	private Need need(Entry entry) {
		var setting = entry.optional("setting");
		return new Need(entry.text("label"), (setting != null) ? known(entry) : null, entry.number("times", 1),
				entry.number("plus", 0), expression(entry, "when", Type.BOOLEAN));
	}

	private Suggestion suggestion(Entry entry) {
		return new Suggestion(known(entry), "cores".equals(entry.text("of")), entry.number("percent", 100),
				entry.number("min", 1), entry.number("max", Long.MAX_VALUE));
	}

	private static Reserved reserved(Entry entry) {
		var allowed = entry.optional("allowed");
		return new Reserved(
				entry.list("variables").stream().map((name) -> Pattern.compile(String.valueOf(name))).toList(),
				(allowed != null) ? Pattern.compile(allowed) : null, entry.optional("while"), entry.text("reason"));
	}

	private String known(Entry entry) {
		var id = entry.text("setting");
		if (this.entries.stream().noneMatch((candidate) -> id.equals(candidate.value("id")))) {
			throw entry.problem("setting", "there is no setting '%s'.".formatted(id));
		}
		return id;
	}

	private static Type type(Entry entry) {
		var name = entry.text("type");
		for (var type : Type.values()) {
			if (type.toString().equals(name)) {
				return type;
			}
		}
		throw entry.problem("type", "there is no type '%s'.".formatted(name));
	}

}
