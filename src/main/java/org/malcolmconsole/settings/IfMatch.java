package org.malcolmconsole.settings;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.http.HttpStatus;

/**
 * The header that says which revision a change was made for.
 */
public final class IfMatch {

	private IfMatch() {
	}

	/**
	 * The revision in it, null for any.
	 * @throws WorkspaceException (400) when there is no number in it
	 */
	public static @Nullable Long revision(@Nullable String match) {
		if (match == null || match.strip().equals("*")) {
			return null;
		}
		var number = match.strip().replaceFirst("^W/", "").replace("\"", "");
		if (!number.matches("[0-9]{1,18}")) {
			throw WorkspaceException.of(HttpStatus.BAD_REQUEST, "If-Match can't be read",
					"If-Match has to hold the number of a revision, as the ETag of the answer gives it.", null);
		}
		return Long.valueOf(number);
	}

}
