package org.malcolmconsole.release;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.FileObject.Kind;

/**
 * How env files become ConfigMaps and Secrets.
 *
 * @param directory folder of the env files in the Malcolm directory
 * @param marker variable that decides the kind; it is never sent to the cluster
 * @param plainWhen values of the marker, in lower case, that make a ConfigMap; a missing
 * marker does too, every other value makes a Secret
 */
public record EnvRules(String directory, String marker, List<String> plainWhen) {

	public EnvRules {
		plainWhen = List.copyOf(plainWhen);
	}

	/**
	 * The object's name for an env file.
	 * @param file file name or path: {@code config/arkime.env} gives {@code arkime-env}
	 */
	public String objectName(String file) {
		String name = FileRules.baseName(file);
		return (name.endsWith(".env") ? name.substring(0, name.length() - 4) : name) + "-env";
	}

	/**
	 * What an env file becomes.
	 * @param markerValue value of the marker in the file, null when it is not there
	 */
	public Kind kind(@Nullable String markerValue) {
		boolean plain = markerValue == null || this.plainWhen.contains(markerValue.toLowerCase(Locale.ROOT));
		return plain ? Kind.CONFIG_MAP : Kind.SECRET;
	}

}
