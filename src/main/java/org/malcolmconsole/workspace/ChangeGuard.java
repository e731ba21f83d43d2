package org.malcolmconsole.workspace;

/**
 * Refuses what the one who asks has no right to bring into the directory: a feature fills
 * it in with a bean, and every change, preview and restore passes it before anything is
 * written.
 */
@FunctionalInterface
public interface ChangeGuard {

	/**
	 * Looks at all files.
	 * @param before as they are
	 * @param after as they would be
	 * @param administrator whether the one who asks is one, or nobody asks
	 * @throws org.springframework.web.ErrorResponseException 403 or 422, naming file and
	 * place
	 */
	void check(Contents before, Contents after, boolean administrator);

}
