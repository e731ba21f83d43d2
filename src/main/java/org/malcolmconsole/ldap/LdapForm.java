package org.malcolmconsole.ldap;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.ldap.file.ServerType;

/**
 * How people are looked up, as somebody says it.
 *
 * @param serverType {@code winldap} or {@code openldap}
 * @param protocol {@code ldap} or {@code ldaps}
 * @param port null for the usual one
 * @param startTls whether a connection by {@code ldap} is encrypted after it began
 * @param attribute null for that of the server type
 * @param filter null for that of the server type
 * @param bindPassword may be left out to keep the stored one for the same server and name
 * @param group null for no group
 * @param tunnel what the tunnel for StartTLS checks
 * @param replaceEdited whether a file that was edited by hand may be replaced
 */
record LdapForm(@Nullable String serverType, @Nullable String protocol, @Nullable String host, @Nullable Integer port,
		@Nullable Boolean startTls, @Nullable String base, @Nullable String attribute, @Nullable String filter,
		@Nullable String bindDn, @Nullable String bindPassword, @Nullable String group, @Nullable Tunnel tunnel,
		@Nullable Boolean replaceEdited) {

	LdapForm {
		tunnel = (tunnel != null) ? tunnel : Tunnel.USUAL;
	}

	static LdapForm of(LdapServer server, Tunnel tunnel) {
		return new LdapForm(server.type().id(), server.secure() ? "ldaps" : "ldap", server.host(), server.port(),
				tunnel.used(), server.base(), server.attribute(), server.filter(), server.bindDn(), null,
				server.group(), tunnel, null);
	}

	static LdapForm empty(Tunnel tunnel) {
		return new LdapForm(ServerType.WINLDAP.id(), "ldap", null, null, true, null, null, null, null, null, null,
				tunnel, null);
	}

	/** The server, once everything has been checked. */
	LdapServer server(@Nullable LdapServer former) {
		ServerType type = ServerType.of(this.serverType).orElse(ServerType.WINLDAP);
		LdapServer typed = new LdapServer(type, secure(), text(this.host).toLowerCase(Locale.ROOT),
				(this.port != null) ? this.port : type.port(secure()), text(this.base),
				or(this.attribute, type.attribute()), or(this.filter, type.filter()), text(this.bindDn),
				(this.bindPassword != null) ? this.bindPassword : "", text(this.group));
		boolean keep = typed.bindPassword().isEmpty() && former != null && former.host().equals(typed.host())
				&& former.bindDn().equals(typed.bindDn());
		return (keep && former != null) ? withPassword(typed, former.bindPassword()) : typed;
	}

	boolean secure() {
		return "ldaps".equals(this.protocol);
	}

	boolean tls() {
		return Boolean.TRUE.equals(this.startTls);
	}

	Tunnel chosenTunnel() {
		return ((this.tunnel != null) ? this.tunnel : Tunnel.USUAL).used(tls());
	}

	private static LdapServer withPassword(LdapServer server, String password) {
		return new LdapServer(server.type(), server.secure(), server.host(), server.port(), server.base(),
				server.attribute(), server.filter(), server.bindDn(), password, server.group());
	}

	private static String or(@Nullable String value, String usual) {
		return text(value).isEmpty() ? usual : text(value);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value.strip() : "";
	}

	@Override
	public String toString() {
		return "LdapForm[" + this.host + "]";
	}

	/**
	 * The tunnel of the web server's container that speaks StartTLS.
	 *
	 * @param used whether it is
	 * @param checkHost name that the certificate has to be for, "" to skip the check
	 * @param checkIp address that the certificate has to be for, "" to skip the check
	 * @param verifyLevel 0 for no check, 2 for a trusted authority, 4 for the server's
	 * own certificate; 1 and 3 as stunnel has them
	 */
	record Tunnel(@Nullable Boolean used, @Nullable String checkHost, @Nullable String checkIp,
			@Nullable Integer verifyLevel) {

		static final Tunnel USUAL = new Tunnel(false, "", "", 2);

		Tunnel used(boolean now) {
			return new Tunnel(now, text(this.checkHost), text(this.checkIp),
					(this.verifyLevel != null) ? this.verifyLevel : 2);
		}

	}

}
