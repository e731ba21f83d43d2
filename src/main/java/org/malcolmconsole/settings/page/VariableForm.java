package org.malcolmconsole.settings.page;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.Secrecy;

/**
 * What somebody wants a variable to be.
 *
 * @param name the env file
 * @param key the variable
 * @param value its new value
 * @param secret whether an empty value means that it stays as it is
 * @param revision the revision that was shown
 * @param revert null unless the value of the release is wanted
 */
record VariableForm(String name, String key, @Nullable String value, boolean secret, long revision,
		@Nullable String revert) {

	/** File and variable as one name. */
	public String place() {
		return this.name + "/" + this.key;
	}

	@Nullable String wanted() {
		if (this.revert != null) {
			return null;
		}
		var text = (this.value != null) ? this.value.replace("\r\n", "\n") : "";
		return (this.secret && text.isEmpty()) ? Secrecy.MASK : text;
	}

	String reason() {
		return ((this.revert != null) ? "Back to the release: " : "") + this.key + " in " + this.name;
	}

	@Override
	public String toString() {
		return "VariableForm[" + place() + "]";
	}

}
