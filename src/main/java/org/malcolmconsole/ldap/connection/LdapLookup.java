package org.malcolmconsole.ldap.connection;

import java.util.List;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.probe.Findings.Notes;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.ProbeFailure;

/**
 * Looks for people and their group, as somebody who signed in.
 */
final class LdapLookup {

	private static final int MOST_ENTRIES = 5;

	private static final int SECONDS = 10;

	private final LdapQuestion question;

	private final LdapServer server;

	private final LDAPConnection connection;

	LdapLookup(LdapQuestion question, LDAPConnection connection) {
		this.question = question;
		this.server = question.server();
		this.connection = connection;
	}

	void run(Notes notes) throws ProbeFailure {
		String person = this.question.person();
		List<SearchResultEntry> people = people();
		if (people.isEmpty()) {
			throw new ProbeFailure(Kind.SEARCH,
					person.isEmpty() ? "Nobody was found below %s.".formatted(this.server.base())
							: "Nobody of the name %s was found below %s.".formatted(person, this.server.base()),
					"Check base, attribute and filter, and whether the account may read them.");
		}
		if (!person.isEmpty() && people.size() > 1) {
			throw new ProbeFailure(Kind.SEARCH, "Several entries have the name %s.".formatted(person),
					"Make base or filter narrower.");
		}
		notes.ok(Kind.SEARCH, person.isEmpty() ? "People were found below %s.".formatted(this.server.base())
				: "%s is %s.".formatted(person, people.get(0).getDN()));
		if (!this.server.group().isEmpty()) {
			group(people.get(0), notes);
		}
	}

	private List<SearchResultEntry> people() throws ProbeFailure {
		try {
			String person = this.question.person();
			String attribute = this.server.attribute();
			Filter name = person.isEmpty() ? Filter.createPresenceFilter(attribute)
					: Filter.createEqualityFilter(attribute, person);
			return search(this.server.base(), SearchScope.SUB,
					Filter.createANDFilter(Filter.create(this.server.filter()), name));
		}
		catch (LDAPException ex) {
			throw failure(Kind.SEARCH, this.server.base(), ex);
		}
	}

	private void group(SearchResultEntry person, Notes notes) throws ProbeFailure {
		String members = this.server.type().groupAttribute();
		String name = this.question.person();
		try {
			if (search(this.server.group(), SearchScope.BASE, Filter.createPresenceFilter("objectClass")).isEmpty()) {
				throw failure(Kind.GROUP, this.server.group(),
						new LDAPException(ResultCode.NO_SUCH_OBJECT, "no such group"));
			}
			if (name.isEmpty()) {
				notes.ok(Kind.GROUP, "The group is there.");
				return;
			}
			Filter member = Filter.createEqualityFilter(members,
					this.server.type().groupByDn() ? person.getDN() : name);
			if (search(this.server.group(), SearchScope.BASE, member).isEmpty()) {
				throw new ProbeFailure(Kind.GROUP, "%s is not in the group.".formatted(name),
						"Add the person to it. The attribute %s is looked at.".formatted(members));
			}
			notes.ok(Kind.GROUP, "%s is in the group.".formatted(name));
		}
		catch (LDAPException ex) {
			throw failure(Kind.GROUP, this.server.group(), ex);
		}
	}

	private List<SearchResultEntry> search(String base, SearchScope scope, Filter filter) throws LDAPException {
		SearchRequest request = new SearchRequest(base, scope, filter, SearchRequest.NO_ATTRIBUTES);
		request.setSizeLimit(MOST_ENTRIES);
		request.setTimeLimitSeconds(SECONDS);
		try {
			return found(this.connection.search(request).getSearchEntries());
		}
		catch (LDAPSearchException ex) {
			if (ex.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
				return found(ex.getSearchEntries());
			}
			throw ex;
		}
	}

	private static List<SearchResultEntry> found(@Nullable List<SearchResultEntry> entries) {
		return (entries != null) ? entries : List.of();
	}

	private static ProbeFailure failure(Kind kind, String entry, LDAPException ex) {
		ResultCode code = ex.getResultCode();
		if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
			return new ProbeFailure(kind, "There is no entry %s that this account may read.".formatted(entry),
					"Check how it is written, and what the account may read.");
		}
		if (code.equals(ResultCode.REFERRAL)) {
			return new ProbeFailure(kind, "The server refers to another one, which is not asked.",
					"Give the address of the server that has the entries.");
		}
		return new ProbeFailure(kind, "Looking up %s failed (%s).".formatted(entry, code.getName()),
				"See the log of the LDAP server.");
	}

}
