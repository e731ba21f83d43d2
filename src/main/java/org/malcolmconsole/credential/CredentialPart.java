package org.malcolmconsole.credential;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;

/**
 * One kind of credential: how to see what is there of it, and how to make what is not.
 */
interface CredentialPart {

	/**
	 * What is there.
	 */
	CredentialItem look(Contents contents);

	/**
	 * Adds the files that are missing; never replaces one.
	 * @param administrator the account to make when there is none, or null
	 * @throws InvalidFields when something has to be told that was not
	 */
	Change createMissing(Change change, Contents contents, @Nullable AdministratorAccount administrator);

}
