package org.malcolmconsole.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds and masks what is secret in objects of Kubernetes, wherever it stands in them.
 */
public final class ManifestSecrets {

	private static final Set<String> PUBLIC_IN_SECRETS = Set.of("apiversion", "kind", "type", "metadata", "immutable");

	private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

	/** A key in PEM, a Secret inside of a text such as JSON. */
	private static final Pattern SECRET_TEXT = Pattern
		.compile("PRIVATE KEY-----|(?i)[\"']?kind[\"']?\\s*:\\s*[\"']?secret\\b");

	private ManifestSecrets() {
	}

	/** The same tree of maps, lists and values with masks for what is secret. */
	public static @Nullable Object masked(@Nullable Object content) {
		if (content instanceof Map<?, ?> map) {
			return isSecret(map) ? maskedSecret(map) : maskedMap(map);
		}
		if (content instanceof List<?> list) {
			List<@Nullable Object> items = new ArrayList<>();
			list.forEach((item) -> items.add(masked(item)));
			return items;
		}
		return (content instanceof String text) ? maskedText(text) : content;
	}

	/** Whether a single field is secret, by the last name of its path or by its text. */
	public static boolean hides(String path, String text) {
		String name = path.substring(path.lastIndexOf('.') + 1);
		return path.endsWith(LAST_APPLIED) || Secrecy.isSecretName(name) && !text.matches("(?i)true|false")
				|| !maskedText(text).equals(text);
	}

	private static String maskedText(String text) {
		return SECRET_TEXT.matcher(text).find() ? Secrecy.MASK : RemoteLogin.masked(text);
	}

	/** Whether anything in it would be masked. */
	public static boolean in(@Nullable Object content) {
		return content != null && !content.equals(masked(content));
	}

	private static boolean isSecret(Map<?, ?> map) {
		return String.valueOf(map.get("kind")).strip().toLowerCase(Locale.ROOT).equals("secret")
				&& (map.containsKey("apiVersion") || map.containsKey("data") || map.containsKey("stringData"));
	}

	private static Map<String, @Nullable Object> maskedSecret(Map<?, ?> secret) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		secret.forEach((key, value) -> {
			boolean open = PUBLIC_IN_SECRETS.contains(String.valueOf(key).toLowerCase(Locale.ROOT));
			shown.put(String.valueOf(key), open ? metadata(value) : covered(value));
		});
		return shown;
	}

	private static @Nullable Object metadata(@Nullable Object value) {
		Object shown = masked(value);
		if (shown instanceof Map<?, ?> map && map.get("annotations") instanceof Map<?, ?> annotations) {
			Map<String, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((key, field) -> copy.put(String.valueOf(key), field));
			copy.put("annotations", covered(annotations));
			return copy;
		}
		return shown;
	}

	private static Map<String, @Nullable Object> maskedMap(Map<?, ?> map) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		map.forEach((key, value) -> shown.put(String.valueOf(key),
				hidden(map, String.valueOf(key), value) ? covered(value) : masked(value)));
		return shown;
	}

	private static boolean hidden(Map<?, ?> map, String key, @Nullable Object value) {
		boolean plain = value instanceof String || value instanceof Number;
		boolean variable = key.equals("value") && Secrecy.isSecretName(String.valueOf(map.get("name")));
		return key.equals(LAST_APPLIED) || (plain && (variable || Secrecy.isSecretName(key)));
	}

	private static @Nullable Object covered(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> shown = new LinkedHashMap<>();
			map.forEach((key, field) -> shown.put(String.valueOf(key), covered(field)));
			return shown;
		}
		if (value instanceof List<?> list) {
			return list.stream().map((item) -> Secrecy.MASK).toList();
		}
		return (value == null || "".equals(value)) ? value : Secrecy.MASK;
	}

}
