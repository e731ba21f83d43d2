package org.malcolmconsole.credential.account;

import java.util.Optional;

import org.malcolmconsole.credential.format.Htpasswd;
import org.malcolmconsole.credential.format.Placeholder;
import org.malcolmconsole.workspace.Contents;

/**
 * Where the accounts stand, and which of them is the administrator's.
 */
public final class Administrator {

	/** The accounts of the web server. */
	public static final String HTPASSWD = "nginx/htpasswd";

	/** The settings of Malcolm's own page for accounts, with the administrator's name. */
	public static final String HTADMIN = "htadmin/config.ini";

	/** The administrator's account as other parts of Malcolm read it. */
	public static final String ENV = "auth.env";

	private Administrator() {
	}

	/** The name, unless the file still holds the placeholder. */
	public static Optional<String> name(Contents contents) {
		return contents.envFile(ENV)
			.filter((file) -> file.value("MALCOLM_PASSWORD").filter(Placeholder::isReal).isPresent())
			.flatMap((file) -> file.value("MALCOLM_USERNAME"))
			.filter((name) -> !name.isBlank());
	}

	/** All accounts. */
	public static Htpasswd accounts(Contents contents) {
		return contents.file(HTPASSWD).map(Htpasswd::parse).orElseGet(() -> Htpasswd.parse(new byte[0]));
	}

}
