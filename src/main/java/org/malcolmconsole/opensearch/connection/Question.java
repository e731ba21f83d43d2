package org.malcolmconsole.opensearch.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.opensearch.login.Login;

/**
 * What is to be tried.
 *
 * @param login null for none
 * @param verify whether the server's certificate has to be believable
 * @param authorities certificates of authorities that are trusted besides the usual ones
 */
public record Question(HttpAddress address, @Nullable Login login, boolean verify, List<byte[]> authorities) {

	@Override
	public String toString() {
		return "Question[" + this.address + "]";
	}

}
