package org.malcolmconsole.simulator.admission;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Knows from the client's model which fields the kinds have.
 */
public final class Declared {

	private static final KubernetesSerialization MODEL = new KubernetesSerialization();

	private static final Map<Class<?>, Map<String, Type>> FIELDS = new ConcurrentHashMap<>();

	private final List<String> errors = new ArrayList<>();

	private Declared() {
	}

	/**
	 * Refuses an applied configuration with fields that its kind does not have, or texts
	 * that are none.
	 * @throws Failure 500, as the real one does
	 */
	public static void check(Kind kind, ObjectNode configuration) {
		Declared declared = new Declared();
		declared.object("", configuration, typeOf(kind));
		if (!declared.errors.isEmpty()) {
			boolean one = declared.errors.size() == 1;
			String group = kind.group() + "/" + kind.version();
			throw Failure.of(500, "",
					"failed to create typed patch object (%s/%s; %s, Kind=%s): %s%s".formatted(
							Meta.namespace(configuration), Meta.name(configuration), group, kind.name(),
							one ? "" : "errors:\n  ", String.join("\n  ", declared.errors)));
		}
	}

	/**
	 * Takes the fields out that a kind does not have.
	 */
	public static void drop(Kind kind, ObjectNode object) {
		drop(object, typeOf(kind));
	}

	private static Class<?> typeOf(Kind kind) {
		Class<?> type = MODEL.getRegisteredKubernetesResource(kind.apiVersion(), kind.name());
		return (type != null) ? type : Object.class;
	}

	private void object(String path, JsonNode object, Type type) {
		Map<String, Type> fields = fields(type);
		if (fields.isEmpty()) {
			return;
		}
		object.properties().forEach((entry) -> {
			Type field = fields.get(entry.getKey());
			String below = path + "." + entry.getKey();
			if (field == null) {
				this.errors.add(below + ": field not declared in schema");
			}
			else {
				value(below, entry.getValue(), field);
			}
		});
	}

	private void value(String path, JsonNode value, Type type) {
		if (type == String.class && value.isValueNode() && !value.isString() && !value.isNull()) {
			this.errors.add("%s: expected string, got &value.valueUnstructured{Value:%s}".formatted(path, value));
		}
		else if (value.isArray()) {
			for (int i = 0; i < value.size(); i++) {
				value(path + "[" + i + "]", value.get(i), argument(type, 0));
			}
		}
		else if (value.isObject() && raw(type) == Map.class) {
			value.properties()
				.forEach((entry) -> value(path + "." + entry.getKey(), entry.getValue(), argument(type, 1)));
		}
		else if (value.isObject()) {
			object(path, value, type);
		}
	}

	private static void drop(JsonNode node, Type type) {
		Map<String, Type> fields = fields(type);
		if (node instanceof ObjectNode object && !fields.isEmpty()) {
			object.retain(fields.keySet());
			object.properties()
				.forEach((entry) -> drop(entry.getValue(), fields.getOrDefault(entry.getKey(), Object.class)));
		}
		else if (node.isArray()) {
			Json.objects(node).forEach((item) -> drop(item, argument(type, 0)));
		}
	}

	private static Map<String, Type> fields(Type type) {
		Class<?> raw = raw(type);
		boolean leaf = raw == Quantity.class || raw == IntOrString.class
				|| !KubernetesResource.class.isAssignableFrom(raw);
		return leaf ? Map.of() : FIELDS.computeIfAbsent(raw, Declared::find);
	}

	private static Map<String, Type> find(Class<?> type) {
		Map<String, Type> fields = new LinkedHashMap<>();
		for (Field field : type.getDeclaredFields()) {
			JsonProperty property = field.getAnnotation(JsonProperty.class);
			if (property != null) {
				fields.put(property.value(), field.getGenericType());
			}
		}
		return fields;
	}

	private static Class<?> raw(Type type) {
		Type raw = (type instanceof ParameterizedType generic) ? generic.getRawType() : type;
		return (raw instanceof Class<?> found) ? found : Object.class;
	}

	private static Type argument(Type type, int index) {
		return (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > index)
				? generic.getActualTypeArguments()[index] : Object.class;
	}

}
