package org.malcolmconsole.settings.facts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Malcolm's own <code>configure</code> would make of some answers, computed from the
 * recorded facts alone; nothing of the console takes part.
 */
public final class ConfigureFacts {

	private static final Pattern NAME = Pattern.compile("'[^']*'|[a-z_][a-z0-9_]*");

	private final JsonNode facts = JsonMapper.shared()
		.readTree(Path.of("src/test/resources/malcolm/23.07.1/settings.json").toFile());

	private final Map<String, Object> context;

	/** For a machine of this name whose proposed ids are these. */
	public ConfigureFacts(String host, String uid, String gid) {
		this.context = Map.of("host_name", host, "default_uid", uid, "default_gid", gid);
	}

	/** The questions in the order in which they are asked. */
	public List<Question> questions() {
		return this.facts.get("settings").valueStream().map(Question::new).toList();
	}

	/** Variables that are written: file and key, divided by a slash. */
	public List<String> variables() {
		return this.facts.get("env_writes")
			.valueStream()
			.map((write) -> write.get("file").asString() + "/" + write.get("key").asString())
			.toList();
	}

	/** Variables that are written whatever is answered. */
	public List<String> unconditional() {
		return this.facts.get("unconditional_writes")
			.valueStream()
			.map((write) -> write.get("file").asString() + "/" + write.get("key").asString())
			.toList();
	}

	/** The values of all questions that follow from some answers. */
	public Map<String, @Nullable Object> values(Map<String, Object> answers) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(this.context);
		for (var question : questions()) {
			var id = question.id();
			var answer = implied(question, answers);
			boolean asked = question.asked(values);
			values.put(id,
					!asked ? question.otherwise(values)
							: (answer == null || ("".equals(answer) && question.emptyIsDefault()))
									? question.usual(values) : answer);
		}
		return values;
	}

	/** What is written: file and key, divided by a slash, to text. */
	public Map<String, String> written(Map<String, Object> answers) {
		var values = values(answers);
		var written = new LinkedHashMap<String, String>();
		for (var write : this.facts.get("env_writes")) {
			var value = FactExpression.value(write.get("value").asString(), values);
			written.put(write.get("file").asString() + "/" + write.get("key").asString(), String.valueOf(value));
		}
		return written;
	}

	/** The file that is left for setting up LDAP, or null. */
	public @Nullable String ldapDefaults(Map<String, Object> answers) {
		var file = this.facts.get("files_written")
			.valueStream()
			.filter((candidate) -> candidate.get("path").asString().equals(".ldap_config_defaults"))
			.findFirst()
			.orElseThrow();
		var values = values(answers);
		if (!FactExpression.holds(file.get("written_when").asString(), values)) {
			return null;
		}
		file.get("values")
			.properties()
			.forEach((derived) -> values.put(derived.getKey(),
					FactExpression.value(derived.getValue().asString(), values)));
		var text = new StringBuilder();
		for (var line : file.get("line_template")) {
			text.append(Pattern.compile("\\{(\\w+)}")
				.matcher(line.asString())
				.replaceAll((match) -> String.valueOf(values.get(match.group(1))))).append('\n');
		}
		return text.toString();
	}

	/**
	 * The script asks again until a proposal is confirmed, and asks twice about what is
	 * dangerous; over REST naming a thing stands for the first and confirms the second.
	 */
	private @Nullable Object implied(Question question, Map<String, Object> answers) {
		var id = question.id();
		var said = answers.get(id);
		if (said != null) {
			return said;
		}
		if (question.proposal()) {
			return questions().stream()
				.filter((other) -> other.dependsOn().contains(id))
				.noneMatch((other) -> answers.containsKey(other.id()));
		}
		var parents = question.dependsOn();
		boolean confirmed = id.endsWith("_confirm") && answers.containsKey(parents.get(parents.size() - 1));
		return confirmed ? true : null;
	}

	/**
	 * A question.
	 *
	 * @param fact as recorded
	 */
	public record Question(JsonNode fact) {

		public String id() {
			return this.fact.get("id").asString();
		}

		public String type() {
			return this.fact.get("type").asString();
		}

		/** Whether it asks "is this right?" about other questions. */
		public boolean proposal() {
			return this.fact.get("kind").asString().equals("confirm");
		}

		/** Whether there is no default to fall back to. */
		public boolean needed() {
			return minimum() > 0 || id().equals("index_prune_size_limit");
		}

		public int minimum() {
			return this.fact.path("validation").path("min_length").asInt(0);
		}

		public List<String> choices() {
			return this.fact.path("values").valueStream().map(JsonNode::asString).toList();
		}

		/** The last names in its condition. */
		List<String> dependsOn() {
			var names = new ArrayList<String>();
			NAME.matcher(this.fact.get("asked_when").asString())
				.results()
				.map((match) -> match.group())
				.filter((name) -> !name.startsWith("'") && !List.of("true", "false").contains(name))
				.forEach(names::add);
			return names;
		}

		boolean asked(Map<String, ? extends @Nullable Object> values) {
			return FactExpression.holds(this.fact.get("asked_when").asString(), values);
		}

		@Nullable Object otherwise(Map<String, ? extends @Nullable Object> values) {
			return FactExpression.value(this.fact.get("value_when_not_asked").asString(), values);
		}

		boolean emptyIsDefault() {
			return this.fact.path("validation").path("rule").asString("").equals("empty text means the default");
		}

		@Nullable Object usual(Map<String, ? extends @Nullable Object> values) {
			if (this.fact.has("default_expr")) {
				return FactExpression.value(this.fact.get("default_expr").asString(), values);
			}
			var usual = this.fact.get("default");
			return usual.isNull() ? "" : usual.isBoolean() ? (Object) usual.booleanValue()
					: usual.isNumber() ? (Object) usual.longValue() : usual.asString();
		}

	}

}
