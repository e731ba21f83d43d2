package org.malcolmconsole.opensearch;

import org.jspecify.annotations.Nullable;

/**
 * What to try; what is left out is taken from the settings and the stored login.
 *
 * @param instance {@code primary} (null) or {@code secondary}
 * @param url another address than that of the settings; a stored password is not sent
 * there
 */
record TestForm(@Nullable String instance, @Nullable String url, @Nullable String username, @Nullable String password,
		@Nullable Boolean verifyTls) {

	static TestForm of(Instance instance) {
		return new TestForm(instance.id(), null, null, null, null);
	}

	@Override
	public String toString() {
		return "TestForm[" + this.instance + "]";
	}

}
