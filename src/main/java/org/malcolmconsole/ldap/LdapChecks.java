package org.malcolmconsole.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.malcolmconsole.ldap.connection.LdapSyntax;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.ldap.file.ServerType;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * What is wrong with a form, all of it at once.
 */
final class LdapChecks {

	private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?|\\[[0-9a-f:.]{2,45}]");

	private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.]{2,45}");

	private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");

	private static final int LONGEST = 1_000;

	private final List<FieldError> errors = new ArrayList<>();

	private LdapChecks() {
	}

	static List<FieldError> errors(LdapForm form, LdapServer server) {
		LdapChecks checks = new LdapChecks();
		checks.connection(form, server);
		checks.people(server);
		checks.tunnel(form);
		return checks.errors;
	}

	private void connection(LdapForm form, LdapServer server) {
		need(ServerType.of(form.serverType()).isPresent(), "serverType", "The server type is winldap or openldap.");
		need("ldap".equals(form.protocol()) || form.secure(), "protocol", "The protocol is ldap or ldaps.");
		need(HOST.matcher(server.host()).matches(), "host",
				"Give the host name or address of the server, without protocol and port.");
		need(server.port() > 0 && server.port() < 65_536, "port", "A port is a number from 1 to 65535.");
		need(!form.secure() || !form.tls(), "startTls",
				"StartTLS goes with the protocol ldap; ldaps is encrypted from its first byte.");
	}

	private void people(LdapServer server) {
		need(isName(server.base()), "base", "Give the entry below which people are, such as DC=example,DC=com.");
		need(ATTRIBUTE.matcher(server.attribute()).matches(), "attribute",
				"An attribute is a word such as sAMAccountName or uid.");
		need(fits(server.filter()) && LdapSyntax.isFilter(server.filter()), "filter",
				"This is no filter. Write it such as (objectClass=person).");
		need(isName(server.bindDn()) || LdapSyntax.isPrincipal(server.bindDn()), "bindDn",
				"Give the name of the entry that searches, such as CN=malcolm,OU=services,DC=example,DC=com.");
		need(!server.bindPassword().isEmpty(), "bindPassword",
				"Give its password. A stored one is kept for the same host and name only.");
		need(fits(server.bindPassword()), "bindPassword",
				"A password has no control characters, and at most " + LONGEST + " characters.");
		need(server.group().isEmpty() || isName(server.group()), "group",
				"A group is the whole name of its entry, such as CN=malcolm,OU=groups,DC=example,DC=com.");
		need(!server.group().contains("$"), "group",
				"The web server would take a dollar sign in a group for a variable. Use a group without one.");
	}

	private void tunnel(LdapForm form) {
		LdapForm.Tunnel tunnel = form.chosenTunnel();
		String host = String.valueOf(tunnel.checkHost()).toLowerCase(Locale.ROOT);
		String address = String.valueOf(tunnel.checkIp());
		need(host.isEmpty() || HOST.matcher(host).matches(), "tunnel.checkHost", "This is no host name.");
		need(address.isEmpty() || IP.matcher(address).matches(), "tunnel.checkIp", "This is no address.");
		int level = (tunnel.verifyLevel() != null) ? tunnel.verifyLevel() : -1;
		need(level >= 0 && level <= 4, "tunnel.verifyLevel", "The level is a number from 0 to 4.");
	}

	private static boolean isName(String text) {
		return !text.isEmpty() && fits(text) && LdapSyntax.isName(text);
	}

	private static boolean fits(String text) {
		return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
	}

	private void need(boolean well, String field, String message) {
		if (!well) {
			this.errors.add(new FieldError(field, message));
		}
	}

}
