package org.malcolmconsole.ldap.file;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The two flavours that Malcolm knows, and what each calls things.
 */
public enum ServerType {

	/** Active Directory. */
	WINLDAP("winldap", "sAMAccountName", "(objectClass=person)", "member", true, 3268),

	/** OpenLDAP and its like. */
	OPENLDAP("openldap", "uid", "(objectClass=posixAccount)", "memberUid", false, 389);

	private final String id;

	private final String attribute;

	private final String filter;

	private final String groupAttribute;

	private final boolean groupByDn;

	private final int port;

	ServerType(String id, String attribute, String filter, String groupAttribute, boolean groupByDn, int port) {
		this.id = id;
		this.attribute = attribute;
		this.filter = filter;
		this.groupAttribute = groupAttribute;
		this.groupByDn = groupByDn;
		this.port = port;
	}

	public static Optional<ServerType> of(@Nullable String id) {
		return Arrays.stream(values()).filter((type) -> type.id.equals(id)).findFirst();
	}

	@JsonValue
	public String id() {
		return this.id;
	}

	/** The attribute that holds the name that people type. */
	public String attribute() {
		return this.attribute;
	}

	/** What people are among the entries. */
	public String filter() {
		return this.filter;
	}

	/** The attribute of a group that holds its members. */
	public String groupAttribute() {
		return this.groupAttribute;
	}

	/** Whether members are whole names of entries, instead of what people type. */
	public boolean groupByDn() {
		return this.groupByDn;
	}

	/** The usual port: of Active Directory its global catalogue. */
	public int port(boolean secure) {
		if (!secure) {
			return this.port;
		}
		return (this == WINLDAP) ? 3269 : 636;
	}

}
