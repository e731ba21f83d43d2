package org.malcolmconsole.settings.variable;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A variable of an env file.
 *
 * @param key its name
 * @param value its value as a container gets it; the mask when it is secret and not empty
 * @param usual its value in an untouched directory of this release, masked likewise; null
 * when the release has no such variable
 * @param secret whether its value is masked
 * @param changed whether it is not what the release says; unknown variables are
 * @param known whether the release has it or a setting writes it
 * @param byHand whether it was changed and no setting would write this value: it is kept,
 * but only this list shows it
 * @param settings ids of the settings that take part in it, in the order of the catalog
 */
public record EnvVariable(String key, String value, @JsonProperty("default") @Nullable String usual, boolean secret,
		boolean changed, boolean known, boolean byHand, List<String> settings) {

	public EnvVariable {
		settings = List.copyOf(settings);
	}

	@Override
	public String toString() {
		return "EnvVariable[" + this.key + "]";
	}

}
