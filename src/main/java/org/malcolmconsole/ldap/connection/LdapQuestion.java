package org.malcolmconsole.ldap.connection;

import java.util.List;

import org.malcolmconsole.ldap.file.LdapServer;

/**
 * What is to be tried.
 *
 * @param startTls whether the connection is encrypted after it began
 * @param verify whether the server's certificate has to be believable
 * @param authorities certificates of authorities that are trusted besides the usual ones
 * @param person the name of somebody to look up, "" for anybody
 */
public record LdapQuestion(LdapServer server, boolean startTls, boolean verify, List<byte[]> authorities,
		String person) {

	@Override
	public String toString() {
		return "LdapQuestion[" + this.server + "]";
	}

}
