package org.malcolmconsole.infrastructure.manifest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.Yaml;

/**
 * The kinds of objects that operators may write by texts of their own, as the release
 * says.
 *
 * @param kinds every kind with its fields
 */
public record OperatorKinds(List<OperatorKind> kinds) {

	public OperatorKinds {
		kinds = List.copyOf(kinds);
	}

	/**
	 * Reads the rules of a release.
	 * @param rules YAML text
	 * @param namespace Malcolm's namespace
	 */
	public static OperatorKinds read(byte[] rules, String namespace) {
		Map<String, @Nullable Object> content = Yaml.mapping("operators.yml", rules);
		Map<?, ?> named = (Map<?, ?>) content.getOrDefault("values", Map.of());
		var values = new OperatorKind.Values(named, namespace);
		return new OperatorKinds(((List<?>) content.getOrDefault("kinds", List.of())).stream()
			.map((kind) -> OperatorKind.of((Map<?, ?>) kind, values))
			.toList());
	}

	/**
	 * The same for storage or ingress alone.
	 * @param purpose {@code storage} or {@code ingress}
	 */
	public OperatorKinds only(String purpose) {
		return new OperatorKinds(this.kinds.stream().filter((kind) -> kind.purpose().equals(purpose)).toList());
	}

	/**
	 * The names that people read, such as {@code Ingress (networking.k8s.io)}.
	 */
	public List<String> names() {
		return this.kinds.stream().map(OperatorKind::title).distinct().toList();
	}

	/**
	 * What in a text is for administrators.
	 * @param file name for sentences
	 * @param content UTF-8 text
	 * @return one entry for each object or field; the text itself when it cannot be read
	 */
	public List<Reserved> reserved(String file, byte[] content) {
		return OwnObject.all(file, content).stream().flatMap(this::reserved).toList();
	}

	private Stream<Reserved> reserved(OwnObject object) {
		Optional<OperatorKind> kind = this.kinds.stream().filter((one) -> one.is(object)).findFirst();
		if (kind.isEmpty()) {
			return Stream.of(new Reserved(object, object.place("") + ": " + object.title()
					+ " is for administrators. Operators may write " + String.join(", ", names()) + "."));
		}
		return kind.get().refusals(object).map((sentence) -> new Reserved(object, sentence));
	}

	/**
	 * Something that only administrators may write or take away.
	 *
	 * @param object what the object consists of
	 * @param sentence file, document, line, kind and what about it
	 */
	public record Reserved(Object object, String sentence) {

		private Reserved(OwnObject object, String sentence) {
			this(Objects.requireNonNullElse(object.content(), ""), sentence);
		}

	}

}
