package org.malcolmconsole.ldap.file;

/**
 * Where people are looked up, and how: a secret because of its password.
 *
 * @param secure whether the connection is encrypted from its first byte (ldaps)
 * @param base the entry below which people are
 * @param attribute what holds the name that people type
 * @param filter which entries are people
 * @param group the group that people have to be in, "" for none
 */
public record LdapServer(ServerType type, boolean secure, String host, int port, String base, String attribute,
		String filter, String bindDn, String bindPassword, String group) {

	/** Whether these are only the examples of a new file. */
	public boolean example() {
		return this.host.equals("ds.example.com") || this.bindDn.equals("bind_dn");
	}

	@Override
	public String toString() {
		return "LdapServer[" + this.host + ":" + this.port + "]";
	}

}
